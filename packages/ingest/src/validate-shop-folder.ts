import type { TableName } from "@scorecast/core";
import type { Problem } from "./problem.ts";
import { readShopFolder } from "./read-shop-folder.ts";

export interface Validation {
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  /** Rows with an error and rows with a warning, those counted together in one problem included. */
  readonly errors: number;
  readonly warnings: number;
  /** Rows of each table that could be read. */
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
  readonly input: string;
}

/** Checks a shop folder against every rule of the contract and counts what it found. */
export async function validateShopFolder(path: string): Promise<Validation> {
  const { problems, rows, input } = await readShopFolder(path);
  const counted = (severity: Problem["severity"]) =>
    problems.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
  const [errors, warnings] = [counted("error"), counted("warning")];
  return { valid: errors === 0, problems, errors, warnings, rows, input };
}
