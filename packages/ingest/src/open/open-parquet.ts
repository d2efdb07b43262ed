import type { DuckDBConnection } from "@duckdb/node-api";
import { pathSql, withDuckDb } from "../open-duckdb.ts";
import { addTable } from "./add-table.ts";
import type { InputFile } from "./find-files.ts";
import { headerRow } from "./header-row.ts";
import { inPlacePath } from "./in-place-path.ts";
import type { Opening } from "./opening.ts";
import { Refusal } from "./refusal.ts";
import { addedDay, reportUnknown } from "./table-from-rows.ts";

/** A Parquet file, read where it is once its claims are within the limits. @throws {Refusal} */
export async function openParquet(input: InputFile, opening: Opening): Promise<void> {
  const { limits } = opening;
  const path = await inPlacePath(input.path, opening);
  const { names, rows, bytes } = await withDuckDb(
    async (connect) => await claimsOf(await connect(), path),
  ).catch((cause: Error) => {
    const detail = cause.message.split("\n")[0]!.replaceAll(path, input.file).slice(0, 200);
    throw new Refusal("file-unreadable", { params: { detail } });
  });
  if (rows > limits.parquetRows || bytes > limits.unzippedBytes) {
    throw new Refusal("zip-too-big", { params: { limit: limits.unzippedBytes } });
  }
  opening.step(input.bytes);
  const head = headerRow([names], opening);
  if (head === null) throw new Refusal("file-empty");
  const place = { file: input.file, member: input.member, sheet: null };
  if (!("source" in head.found)) {
    reportUnknown(input, null, head, 1, false, opening);
    opening.unknown.push({ ...place, header: head.header, rows: [] });
    return;
  }
  const { source } = head.found;
  if (addedDay(source, head.header, []) !== null) return;
  addTable(
    {
      ...place,
      modifiedAt: input.modifiedAt,
      header: head.header,
      source,
      data: { path, form: "parquet", delimiter: ",", skipRecords: 0, quoted: false },
      firstLine: 1,
      hasLineColumn: false,
      leftOut: [],
    },
    opening,
  );
}

async function claimsOf(connection: DuckDBConnection, path: string) {
  const file = pathSql(path);
  const columns = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${file})`);
  const sizes =
    await connection.runAndReadAll(`SELECT (SELECT num_rows FROM parquet_file_metadata(${file}))::DOUBLE,
    (SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata(${file}))::DOUBLE`);
  const [rows, bytes] = sizes.getRows()[0] as [number, number];
  return { names: columns.getRows().map(([name]) => String(name)), rows, bytes };
}
