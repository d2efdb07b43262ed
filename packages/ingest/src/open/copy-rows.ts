import { closeSync, openSync, writeSync } from "node:fs";
import { csvLine } from "../csv-text.ts";
import type { LeaveReason } from "../leave-reasons.ts";
import type { Problem } from "../problem.ts";
import { placeList } from "./place-list.ts";
import type { RawRow, RawRows } from "./raw-rows.ts";
import { isBlank, isSummary } from "./summary-rows.ts";

/** Rows at the end that may be sums and notes. */
const TAIL = 10;
const BUFFER = 1 << 20;

export interface CopyRequest {
  /** Where the copy goes. */
  readonly path: string;
  readonly header: readonly string[];
  /** The header as it was written. */
  readonly written: readonly string[];
  /** A column that every row gets, after its own. */
  readonly added: { readonly name: string; readonly value: string } | null;
  /** Rows may be short because empty fields at their end are not written (workbooks), or long with notes beside. */
  readonly ragged: boolean;
}

export interface CopiedRows {
  readonly rows: number;
  /** Of the first row in the copy; the header's next line if there is none. */
  readonly firstLine: number;
  readonly leftOut: ReadonlyMap<LeaveReason, number>;
  readonly problems: (file: string) => Problem[];
}

/**
 * Writes the rows below a header into a CSV that DuckDB reads without doubt: UTF-8, commas, `__line` first. What is no
 * row of the table is counted by reason; rows read = rows copied + rows left out.
 */
export async function copyRows(rows: RawRows, headerLine: number, request: CopyRequest): Promise<CopiedRows> {
  const { header, written, added, ragged } = request;
  const width = header.length;
  const leftOut = new Map<LeaveReason, number>();
  const leave = (reason: LeaveReason) => leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  const places = placeList();
  const more = added === null ? [] : [added.value];
  const names = ["__line", ...header, ...(added === null ? [] : [added.name])];

  const file = openSync(request.path, "wx", 0o600);
  let text = csvLine(names);
  let [count, firstLine] = [0, headerLine + 1];
  const flush = () => {
    for (let bytes = Buffer.from(text); bytes.length > 0; ) bytes = bytes.subarray(writeSync(file, bytes));
    text = "";
  };

  function settle(row: RawRow): void {
    if (row.fields === null) {
      leave("unreadable");
      places.add(row.fault.key, row.line, row.fault.params);
      return;
    }
    const { line, fields } = row;
    if (written.every((name, i) => fields[i] === name)) {
      leave("header-again");
      return;
    }
    const extra = fields.length > width && !isBlank(fields.slice(width));
    if (!ragged && (extra || fields.length < width)) {
      leave("field-count");
      places.add("field-count", line, { found: fields.length, expected: width });
      return;
    }
    const filled = fields.length === width ? fields : padded(fields, width);
    if (count++ === 0) firstLine = line;
    text += csvLine([String(line), ...filled, ...more]);
    if (text.length > BUFFER) flush();
  }

  try {
    let tail: RawRow[] = [];
    for await (const batch of rows) {
      for (const row of batch) {
        if (row.fields !== null && isBlank(row.fields)) leave("blank");
        else tail.push(row);
      }
      if (tail.length <= TAIL) continue;
      for (const row of tail.slice(0, -TAIL)) settle(row);
      tail = tail.slice(-TAIL);
    }
    while (tail.length > 0 && isSummary(tail.at(-1)!.fields ?? [])) {
      tail.pop();
      leave("summary");
    }
    for (const row of tail) settle(row);
    flush();
  } finally {
    closeSync(file);
  }
  return { rows: count, firstLine, leftOut, problems: (place) => places.problems(place) };
}

function padded(fields: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, i) => fields[i] ?? "");
}
