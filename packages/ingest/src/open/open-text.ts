import { addTable } from "./add-table.ts";
import { filePieces, fileSlice } from "./file-pieces.ts";
import type { InputFile } from "./find-files.ts";
import { type HeaderRow, headerRow } from "./header-row.ts";
import { inPlacePath } from "./in-place-path.ts";
import type { Opening } from "./opening.ts";
import type { RawRow } from "./raw-rows.ts";
import { Refusal } from "./refusal.ts";
import { scanCsv } from "./scan-csv.ts";
import { type Dialect, type RecordSplitter, recordSplitter } from "./split-records.ts";
import { isBlank, isSummary } from "./summary-rows.ts";
import { addedDay, tableFromRows } from "./table-from-rows.ts";
import { decoded, type Encoding, encodingOf } from "./text-encoding.ts";

const DELIMITERS = [",", "\t", ";", "|"];
/** Letters in which the header is looked for. */
const HEAD = 1 << 18;

interface Layout {
  readonly dialect: Dialect;
  readonly head: HeaderRow;
  readonly rows: readonly RawRow[];
}

/**
 * A CSV in whatever encoding and dialect: read where it is if DuckDB can do so, else from a copy.
 *
 * @throws {Refusal}
 */
export async function openText(input: InputFile, opening: Opening): Promise<void> {
  const { lineBytes } = opening.limits;
  const head = fileSlice(input.path, 0, Math.min(input.bytes, lineBytes + HEAD));
  const { encoding, sure } = encodingOf(head, head.length === input.bytes);
  try {
    await openAs(encoding, head, input, opening);
  } catch (cause) {
    const guessed = cause instanceof Refusal && cause.reason.key === "encoding-unknown" && !sure;
    if (!guessed) throw cause;
    await openAs("gb18030", head, input, opening);
  }
}

async function openAs(encoding: Encoding, head: Buffer, input: InputFile, opening: Opening): Promise<void> {
  const whole = head.length === input.bytes;
  const text = new TextDecoder(encoding).decode(head, { stream: !whole });
  const layout = layoutOf(text, whole, opening);
  if (layout === null) throw new Refusal("file-empty");
  const { dialect } = layout;
  if (encoding === "utf-8" && (await openInPlace(layout, input, opening))) return;

  const splitter = recordSplitter(dialect, opening.limits.lineBytes);
  async function* records() {
    for await (const piece of decoded(filePieces(input.path, opening.step), encoding))
      yield splitter.push(piece);
    yield splitter.finish();
  }
  await tableFromRows(input, records(), opening, { sheet: null, ragged: false, optional: false });
}

/** True if the file is clean enough to be read where it is; then it is among the tables. */
async function openInPlace(
  { dialect, head, rows }: Layout,
  input: InputFile,
  opening: Opening,
): Promise<boolean> {
  const { delimiter, lineEnd } = dialect;
  const { line, fields } = rows[head.at]!;
  const straight = rows.slice(0, head.at + 1).every((row, i) => row.line === i + 1);
  if (!("source" in head.found) || lineEnd !== "\n" || !straight) return false;
  if (fields?.length !== head.header.length) return false;
  const { source } = head.found;
  if (addedDay(source, head.header, [input.member, input.file]) !== null) return false;

  const request = { delimiter, columns: head.header.length, skip: line, longest: opening.limits.lineBytes };
  const clean = await scanCsv(filePieces(input.path, opening.step), request);
  if (clean === null) return false;
  const splitter = recordSplitter(dialect, opening.limits.lineBytes);
  const end = fileSlice(input.path, clean.lastRecord, opening.limits.lineBytes).toString("utf8");
  const [last] = [...splitter.push(end), ...splitter.finish()];
  if (clean.lastRecord > 0 && isSummary(last?.fields ?? [])) return false;

  const titles = rows.slice(0, head.at).filter((row) => !isBlank(row.fields ?? [])).length;
  addTable(
    {
      file: input.file,
      member: input.member,
      sheet: null,
      modifiedAt: input.modifiedAt,
      header: head.header,
      source,
      data: {
        path: await inPlacePath(input.path, opening),
        form: "csv",
        delimiter,
        skipRecords: line,
        quoted: clean.quoted,
      },
      firstLine: line + 1,
      hasLineColumn: false,
      leftOut: titles === 0 ? [] : [{ reason: "title", rows: titles }],
    },
    opening,
  );
  return true;
}

/** The dialect under which the first rows hold a header that we know; else the one that gives most columns. */
function layoutOf(text: string, whole: boolean, opening: Opening): Layout | null {
  const { limits } = opening;
  const sample =
    whole && text.length <= HEAD ? text : text.slice(0, text.indexOf("\n", HEAD) + 1 || text.length);
  const lineEnd = sample.includes("\n") || !sample.includes("\r") ? "\n" : "\r";
  let likeliest: Layout | null = null;
  let refusal: Refusal | null = null;
  for (const delimiter of DELIMITERS) {
    const dialect: Dialect = { delimiter, lineEnd };
    let rows: RawRow[];
    let head: HeaderRow | null;
    try {
      const splitter = recordSplitter(dialect, limits.lineBytes);
      rows = splitter.push(sample);
      // With a header at hand, whoever reads the whole file says what is wrong with its end.
      if (rows.length < limits.headerRows && whole && sample.length === text.length) {
        rows = [...rows, ...(rows.length > 0 ? lastOf(splitter) : splitter.finish())];
      }
      rows = rows.slice(0, limits.headerRows);
      head = headerRow(
        rows.map(({ fields }) => fields ?? []),
        opening,
      );
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      refusal = cause;
      continue;
    }
    if (head === null) continue;
    if ("source" in head.found) return { dialect, head, rows };
    if (likeliest === null || head.header.length > likeliest.head.header.length)
      likeliest = { dialect, head, rows };
  }
  if (refusal !== null && (likeliest === null || likeliest.head.header.length === 1)) throw refusal;
  return likeliest;
}

function lastOf(splitter: RecordSplitter): RawRow[] {
  try {
    return splitter.finish();
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}
