import type { Call } from "./commands/command.ts";
import { type Csv, toCsv } from "./csv.ts";
import type { Form, WriteFiles, WriteTo } from "./output-files.ts";

/** One result in every form that it has. */
export interface Rendering {
  readonly json: unknown;
  readonly text: () => string;
  readonly csv?: () => Csv;
  /** A file for other commands. */
  readonly yaml?: () => string;
  /** Results for the report page, in reading order. */
  readonly page?: () => readonly unknown[];
  /** The raw draws behind the result. */
  readonly draws?: (form: "parquet" | "draws.csv") => WriteTo;
}

/** Prints a result and writes the files that were asked for; files first, so that what is printed is complete. */
export async function deliver(call: Call, write: WriteFiles, rendering: Rendering): Promise<void> {
  const { canonicalJson } = await import("./canonical-json.ts");
  await write(async (form) => await contentIn(form, rendering));
  call.io.stdout.write(call.json ? canonicalJson(rendering.json) : rendering.text());
}

async function contentIn(form: Form, { json, csv, yaml, page, draws }: Rendering): Promise<string | WriteTo> {
  switch (form) {
    case "json":
      return (await import("./canonical-json.ts")).canonicalJson(json);
    case "csv":
      return toCsv(csv!());
    case "html":
      return await (await import("./page.ts")).standalonePage(page!());
    case "yaml":
      return yaml!();
    case "parquet":
    case "draws.csv":
      return draws!(form);
    default:
      return form satisfies never;
  }
}
