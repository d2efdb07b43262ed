import { cleanHeader } from "./clean-header.ts";
import type { Opening } from "./opening.ts";
import { type Recognised, recognise } from "./recognise.ts";
import { Refusal } from "./refusal.ts";

export interface HeaderRow {
  /** Index among the rows given. */
  readonly at: number;
  readonly header: readonly string[];
  readonly found: Recognised;
}

/**
 * The header among the first rows of a table: the first row whose columns are known; else the fullest row, as the
 * likeliest. Null if no row holds a letter or digit.
 *
 * @throws {Refusal} columns-too-many
 */
export function headerRow(
  rows: readonly (readonly string[])[],
  { limits, mappings }: Pick<Opening, "limits" | "mappings">,
): HeaderRow | null {
  let likeliest: HeaderRow | null = null;
  let most = 0;
  for (const [at, fields] of rows.entries()) {
    if (fields.length > limits.columns) {
      throw new Refusal("columns-too-many", { params: { limit: limits.columns } });
    }
    const header = fields.map(cleanHeader);
    while (header.at(-1) === "") header.pop();
    const filled = new Set(header.filter((name) => /[\p{L}\p{N}]/u.test(name))).size;
    if (filled === 0) continue;
    const found = recognise(header, mappings);
    if ("source" in found) return { at, header: found.header, found };
    if (filled > most) {
      most = filled;
      likeliest = { at, header, found };
    }
  }
  return likeliest;
}
