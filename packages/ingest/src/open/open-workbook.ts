import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { streamXlsxRows } from "hucre/xlsx";
import { cellText } from "./cell-text.ts";
import { shownName } from "./clean-header.ts";
import type { InputFile } from "./find-files.ts";
import type { Opening } from "./opening.ts";
import type { RawRow } from "./raw-rows.ts";
import { Refusal } from "./refusal.ts";
import { tableFromRows } from "./table-from-rows.ts";
import { withZip, type ZipMember } from "./zip-members.ts";

const WORKBOOK = "xl/workbook.xml";
/** Cells that are handed on together. */
const BATCH = 50_000;

/** True if the members of a zip are those of an .xlsx. */
export function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => name === WORKBOOK);
}

/**
 * Reads each sheet of an .xlsx whose columns are known. The sizes that its directory claims are checked before, and
 * that its members keep to them.
 *
 * @throws {Refusal}
 */
export async function openWorkbook(input: InputFile, opening: Opening): Promise<void> {
  const { limits, tables, unknown, problems } = opening;
  if (input.bytes > limits.workbookBytes) throw tooBig(`${limits.workbookBytes} bytes`);
  const sheets = await withZip(
    input.path,
    { ...limits, unzippedBytes: limits.workbookBytes },
    async (members) => {
      for (const member of members) await readThrough(member, opening);
      return sheetNames(await text(await members.find(({ name }) => name === WORKBOOK)!.read()));
    },
  );
  if (sheets.length > limits.sheets) throw tooBig(`${limits.sheets} sheets`);
  const bytes = await readFile(input.path);
  const before = [tables.length, unknown.length, problems.length] as const;
  const budget = { cells: limits.workbookCells };
  let filled = 0;
  for (const [at, name] of sheets.entries()) {
    const request = { sheet: shownName(name), ragged: true, optional: true };
    if (await tableFromRows(input, sheetRows(bytes, at, budget, opening), opening, request)) filled++;
  }
  opening.step(input.bytes);
  if (filled === 0) throw new Refusal("file-empty");
  // Nothing known in a whole workbook that the user named: an error, as of any other file.
  if (tables.length === before[0] && input.named) {
    const found = problems.splice(before[2]);
    problems.push(
      ...found.map((one) =>
        one.key === "sheet-unknown"
          ? { ...one, severity: "error" as const, key: "export-unknown" as const }
          : one,
      ),
    );
  }
}

async function* sheetRows(
  bytes: Buffer,
  sheet: number,
  budget: { cells: number },
  opening: Opening,
): AsyncGenerator<RawRow[]> {
  const { limits } = opening;
  let batch: RawRow[] = [];
  let cells = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      budget.cells -= values.length;
      if (budget.cells < 0) throw tooBig(`${limits.workbookCells} cells`);
      const fields = values.map(cellText);
      const letters = fields.reduce((sum, field) => sum + field.length, 0);
      if (letters > limits.lineBytes) {
        throw new Refusal("line-too-long", { line: index + 1, params: { limit: limits.lineBytes } });
      }
      if (letters > 0) batch.push({ line: index + 1, fields });
      cells += fields.length;
      if (cells < BATCH) continue;
      yield batch;
      batch = [];
      cells = 0;
      await setImmediate();
      opening.step(0);
    }
  } catch (cause) {
    if (cause instanceof Refusal || (cause as Error).name === "AbortError") throw cause;
    throw new Refusal("file-unreadable", { params: { detail: firstLine(cause) } });
  }
  yield batch;
}

/** Inflates a member and forgets it: the stream fails if the directory lied about its size. */
async function readThrough(member: ZipMember, opening: Opening): Promise<void> {
  if (member.locked) throw new Refusal("workbook-old");
  try {
    for await (const piece of await member.read()) {
      void piece;
      opening.step(0);
    }
  } catch (cause) {
    if (cause instanceof Refusal || (cause as Error).name === "AbortError") throw cause;
    throw new Refusal("file-unreadable", { params: { detail: firstLine(cause) } });
  }
}

/** The names of a workbook's sheets, in its order; those without a name or an id are no sheets. */
function sheetNames(xml: string): string[] {
  return [...xml.slice(0, 1 << 20).matchAll(/<(?:\w{1,20}:)?sheet\s([^>]{1,2000})>/g)].flatMap(
    ([, attributes]) => {
      const name = /(?:^|\s)name=(?:"([^"]*)"|'([^']*)')/.exec(attributes!);
      const spelled = name?.[1] ?? name?.[2] ?? "";
      return spelled === "" || !/:id=/i.test(attributes!) ? [] : [unescaped(spelled)];
    },
  );
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => names[name]!);
}

function tooBig(limit: string): Refusal {
  return new Refusal("workbook-too-big", { params: { limit } });
}

function firstLine(cause: unknown): string {
  return (cause as Error).message.split("\n")[0]!.slice(0, 200);
}
