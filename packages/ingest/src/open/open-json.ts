import { filePieces, fileSlice } from "./file-pieces.ts";
import type { InputFile } from "./find-files.ts";
import { flatRecord, isRecord, recordList } from "./flat-record.ts";
import type { Opening } from "./opening.ts";
import type { RawRow } from "./raw-rows.ts";
import { readJson } from "./read-json.ts";
import { Refusal } from "./refusal.ts";
import { tableFromRows } from "./table-from-rows.ts";
import { decoded, encodingOf } from "./text-encoding.ts";

/**
 * JSON: one object a line, or one value with a list of objects in it. Nested values become columns by their path.
 *
 * @throws {Refusal}
 */
export async function openJson(input: InputFile, opening: Opening): Promise<void> {
  const { limits } = opening;
  const head = fileSlice(input.path, 0, Math.min(input.bytes, limits.lineBytes));
  const { encoding } = encodingOf(head, head.length === input.bytes);
  const text = () => decoded(filePieces(input.path, opening.step), encoding);
  const records = (await isLines(text(), limits.jsonDepth, limits.lineBytes))
    ? () => lineRecords(text(), opening)
    : await valueRecords(input, text, opening);

  const columns = new Set<string>();
  for await (const batch of records()) {
    for (const { record } of batch) {
      for (const name of record?.keys() ?? []) columns.add(name);
      if (columns.size > limits.columns)
        throw new Refusal("columns-too-many", { params: { limit: limits.columns } });
    }
  }
  const names = [...columns];
  async function* rows(): AsyncGenerator<RawRow[]> {
    yield [{ line: 0, fields: names }];
    for await (const batch of records()) {
      yield batch.map((one): RawRow => {
        const { line, record } = one;
        if (record !== null) return { line, fields: names.map((name) => record.get(name) ?? "") };
        return { line, fields: record, fault: { key: "json-syntax", params: { detail: one.detail } } };
      });
    }
  }
  if (names.length === 0) throw new Refusal("json-no-rows");
  await tableFromRows(input, rows(), opening, { sheet: null, ragged: true, optional: false });
}

/** `record` null: the line is no JSON object, and why. */
type JsonRecord = { readonly line: number } & (
  | { readonly record: ReadonlyMap<string, string> }
  | { readonly record: null; readonly detail: string }
);

/** True if the first line is an object by itself and others follow. */
async function isLines(text: AsyncIterable<string>, deepest: number, longest: number): Promise<boolean> {
  let first: string | null = null;
  let before = "";
  for await (const piece of text) {
    before += piece;
    if (first === null) {
      const start = before.search(/\S/);
      const end = start < 0 ? -1 : before.indexOf("\n", start);
      if (end < 0) {
        if (before.length > longest) return false;
        continue;
      }
      first = before.slice(start, end);
      before = before.slice(end + 1);
    }
    if (/\S/.test(before)) break;
    before = "";
  }
  if (first === null || !/\S/.test(before)) return false;
  try {
    return isRecord(readJson(first, deepest));
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

async function* lineRecords(text: AsyncIterable<string>, { limits }: Opening): AsyncGenerator<JsonRecord[]> {
  let rest = "";
  let line = 0;
  const recordOf = (written: string): JsonRecord[] => {
    line++;
    if (written.length > limits.lineBytes) throw tooLong(line, limits.lineBytes);
    if (written.trim() === "") return [];
    try {
      const value = readJson(written, limits.jsonDepth, line);
      return [
        isRecord(value) ? { line, record: flatRecord(value) } : { line, record: null, detail: "{ … }" },
      ];
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.reason.key !== "json-syntax") throw cause;
      return [{ line, record: null, detail: String(cause.reason.params?.["detail"]) }];
    }
  };
  for await (const piece of text) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    if (rest.length > limits.lineBytes) throw tooLong(line + lines.length + 1, limits.lineBytes);
    yield lines.flatMap(recordOf);
  }
  yield recordOf(rest);
}

async function valueRecords(input: InputFile, text: () => AsyncIterable<string>, { limits }: Opening) {
  if (input.bytes > limits.jsonBytes)
    throw new Refusal("file-too-big", { params: { limit: limits.jsonBytes } });
  let whole = "";
  for await (const piece of text()) whole += piece;
  const value = readJson(whole, limits.jsonDepth);
  const list = recordList(value);
  if (list === null) throw new Refusal("json-no-rows");
  return function* (): Generator<JsonRecord[]> {
    for (const [at, record] of list.entries()) yield [{ line: at + 1, record: flatRecord(record) }];
  };
}

function tooLong(line: number, limit: number): Refusal {
  return new Refusal("line-too-long", { line, params: { limit } });
}
