import type { Call } from "./commands/command.ts";
import { type Csv, toCsv } from "./csv.ts";
import type { Form, WriteFiles } from "./output-files.ts";

/** One result in every form that it has. */
export interface Rendering {
  readonly json: unknown;
  readonly text: () => string;
  readonly csv?: () => Csv;
  /** Results for the report page, in reading order. */
  readonly page?: () => readonly unknown[];
}

/** Prints a result and writes the files that were asked for; files first, so that what is printed is complete. */
export async function deliver(call: Call, write: WriteFiles, rendering: Rendering): Promise<void> {
  const { canonicalJson } = await import("./canonical-json.ts");
  await write(async (form) => await textIn(form, rendering));
  call.io.stdout.write(call.json ? canonicalJson(rendering.json) : rendering.text());
}

async function textIn(form: Form, { json, csv, page }: Rendering): Promise<string> {
  switch (form) {
    case "json":
      return (await import("./canonical-json.ts")).canonicalJson(json);
    case "csv":
      return toCsv(csv!());
    case "html":
      return await (await import("./page.ts")).standalonePage(page!());
    default:
      return form satisfies never;
  }
}
