import type { Call } from "./commands/command.ts";
import { type Csv, toCsv } from "./csv.ts";
import type { Form, WriteFiles, WriteTo } from "./output-files.ts";

/** One result in every form that it has. */
export interface Rendering {
  readonly json: unknown;
  readonly text: () => string;
  readonly csv?: () => Csv;
  /** Results for the report page, in reading order. */
  readonly page?: () => readonly unknown[];
  /** A file to go on with, written for the place that it is for. */
  readonly yaml?: (path: string) => string;
  /** The raw draws behind the result. */
  readonly draws?: (form: "parquet" | "draws.csv") => WriteTo;
}

/** Prints a result and writes the files that were asked for; files first, so that what is printed is complete. */
export async function deliver(call: Call, write: WriteFiles, rendering: Rendering): Promise<void> {
  const { canonicalJson } = await import("./canonical-json.ts");
  await write(async (form, path) => await contentIn(form, path, rendering));
  call.io.stdout.write(call.json ? canonicalJson(rendering.json) : rendering.text());
}

async function contentIn(
  form: Form,
  path: string,
  { json, csv, page, yaml, draws }: Rendering,
): Promise<string | WriteTo> {
  switch (form) {
    case "json":
      return (await import("./canonical-json.ts")).canonicalJson(json);
    case "csv":
      return toCsv(csv!());
    case "html":
      return await (await import("./page.ts")).standalonePage(page!());
    case "yaml":
      return yaml!(path);
    case "parquet":
    case "draws.csv":
      return draws!(form);
    default:
      return form satisfies never;
  }
}
