import type { LeaveReason } from "../leave-reasons.ts";
import { problem } from "../problem.ts";
import type { ExportSource } from "../sources/export-source.ts";
import { sources } from "../sources/registry.ts";
import { addTable } from "./add-table.ts";
import { copyRows } from "./copy-rows.ts";
import { dayInNames } from "./day-in-names.ts";
import { type InputFile, placeOf } from "./find-files.ts";
import { type HeaderRow, headerRow } from "./header-row.ts";
import type { Opening } from "./opening.ts";
import type { TableSource } from "./prepared-table.ts";
import type { RawRow, RawRows } from "./raw-rows.ts";
import { Refusal } from "./refusal.ts";
import { isBlank } from "./summary-rows.ts";

export interface RowsRequest {
  readonly sheet: string | null;
  /** See `CopyRequest.ragged`. */
  readonly ragged: boolean;
  /** A table that nobody knows is a warning, not an error: there are others in the file. */
  readonly optional: boolean;
}

/** Finds the header of a table that is read row by row, and copies what is below it. Says whether it held any text. */
export async function tableFromRows(
  input: InputFile,
  rows: RawRows,
  opening: Opening,
  request: RowsRequest,
): Promise<boolean> {
  const batches = rows[Symbol.asyncIterator]();
  try {
    return await tableFromBatches(input, batches, opening, request);
  } finally {
    // Whoever stops early closes the file.
    await batches.return?.();
  }
}

async function tableFromBatches(
  input: InputFile,
  batches: AsyncIterator<readonly RawRow[]>,
  opening: Opening,
  { sheet, ragged, optional }: RowsRequest,
): Promise<boolean> {
  const { first, rest } = await peeked(batches, opening.limits.headerRows);
  const head = headerRow(
    first.map(({ fields }) => fields ?? []),
    opening,
  );
  if (head === null) return first.length > 0;
  const line = first[head.at]!.line;
  const place = { file: input.file, member: input.member, sheet };
  if (!("source" in head.found)) {
    reportUnknown(input, sheet, head, line, optional, opening);
    const below = first.slice(head.at + 1).map(({ fields }) => fields ?? []);
    opening.unknown.push({ ...place, header: head.header, rows: below });
    return true;
  }

  const { source } = head.found;
  const added = addedDay(source, head.header, [sheet, input.member, input.file]);
  const path = opening.newPath("csv");
  const request = { path, header: head.header, written: first[head.at]!.fields ?? [], added, ragged };
  const copied = await copyRows(remaining(first.slice(head.at + 1), rest), line, request);
  const titles = first.slice(0, head.at).filter(({ fields }) => fields === null || !isBlank(fields)).length;
  const left = new Map<LeaveReason, number>([
    ...(titles > 0 ? [["title", titles] as const] : []),
    ...copied.leftOut,
  ]);
  opening.problems.push(
    ...copied
      .problems(placeOf(input))
      .map((one) => ({ ...one, ...(sheet === null ? {} : { file: `${one.file}/${sheet}` }) })),
  );
  addTable(
    {
      ...place,
      modifiedAt: input.modifiedAt,
      header: added === null ? head.header : [...head.header, added.name],
      source,
      data: { path, form: "csv", delimiter: ",", skipRecords: 1, quoted: true },
      firstLine: copied.firstLine,
      hasLineColumn: true,
      leftOut: [...left].map(([reason, count]) => ({ reason, rows: count })),
    },
    opening,
  );
  return true;
}

/** The day that a report without one is named after; null if its source or its columns need none. */
export function addedDay(
  source: TableSource,
  header: readonly string[],
  names: readonly (string | null)[],
): { readonly name: string; readonly value: string } | null {
  if (source.kind !== "format") return null;
  const format: ExportSource = sources[source.id];
  const name = format.dayFromName;
  if (name === undefined || header.includes(name)) return null;
  const value = dayInNames(names);
  if (value === null) throw new Refusal("day-unknown", { column: name });
  return { name, value };
}

/** Says of a table that its columns are those of nothing we know. */
export function reportUnknown(
  input: InputFile,
  sheet: string | null,
  { found }: HeaderRow,
  line: number,
  optional: boolean,
  { problems }: Opening,
): void {
  if ("source" in found) return;
  const params = { nearest: found.nearest.id, missing: found.missing.join(", ") };
  const severity = input.named && !optional ? "error" : "warning";
  const key = optional ? "sheet-unknown" : "export-unknown";
  const file = sheet === null ? placeOf(input) : `${placeOf(input)}/${sheet}`;
  problems.push(problem({ severity, key, file, line, params }));
}

/** The first `count` rows, and the batches that follow them. */
async function peeked(batches: AsyncIterator<readonly RawRow[]>, count: number) {
  const first: RawRow[] = [];
  let over: readonly RawRow[] = [];
  while (first.length < count) {
    const next = await batches.next();
    if (next.done) break;
    over = next.value.slice(count - first.length);
    first.push(...next.value.slice(0, count - first.length));
  }
  async function* rest(): AsyncGenerator<readonly RawRow[]> {
    yield over;
    for (let next = await batches.next(); !next.done; next = await batches.next()) yield next.value;
  }
  return { first, rest: rest() };
}

async function* remaining(first: readonly RawRow[], rest: AsyncIterable<readonly RawRow[]>) {
  yield first;
  yield* rest;
}
