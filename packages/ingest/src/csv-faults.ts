import { isUtf8 } from "node:buffer";
import { csvRecords, fieldsOf } from "./csv-records.ts";
import { type Problem, problem } from "./problem.ts";

const PLACES = 5;

/**
 * Why a CSV file that DuckDB refused cannot be read: each record with a stray quote, a wrong number of fields or bytes
 * that are no UTF-8, first places only; else the words of the refusal.
 */
export async function csvFaults(path: string, file: string, refusal: string): Promise<Problem[]> {
  const faults: Problem[] = [];
  try {
    await addFaults(path, file, faults);
  } catch {
    // The bytes themselves cannot be had (a broken .gz, a folder): the refusal says why.
  }
  if (faults.length > 0) return faults;
  const detail = refusal.split("\n")[0] ?? "";
  return [problem({ severity: "error", key: "file-unreadable", file, params: { detail } })];
}

async function addFaults(path: string, file: string, faults: Problem[]): Promise<void> {
  let expected = 0;
  for await (const { number, line, bytes } of csvRecords(path)) {
    const fault = (key: Problem["key"], params = {}) =>
      faults.push(problem({ severity: "error", key, file, line, params }));
    if (!isUtf8(bytes)) {
      fault("file-not-utf8");
      return;
    }
    const fields = fieldsOf(bytes);
    if (number === 0) expected = fields?.length ?? 0;
    if (fields === null) fault("quote-open");
    else if (fields.length !== expected) fault("field-count", { found: fields.length, expected });
    if (faults.length >= PLACES) return;
  }
}
