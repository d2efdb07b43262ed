import { parseDay, type Shop } from "@scorecast/core";
import type { WorkDatabase } from "../stage/work-database.ts";
import type { MergedTables } from "./merge-tables.ts";

type Perk = Shop["perks"][number];

/** The shop's perks and those of imported lists: one of the same kind and day is replaced. By kind, then day. */
export async function shopPerks(
  db: WorkDatabase,
  shop: Shop,
  { tables }: Pick<MergedTables, "tables">,
): Promise<readonly Perk[]> {
  const table = tables.find((one) => one.table === "perks");
  if (table === undefined) return shop.perks;
  const rows = await db.rows(
    `SELECT kind, CAST("from" AS VARCHAR) AS "from", CAST(until AS VARCHAR) AS until FROM ${table.relation}`,
  );
  const imported = rows.map(
    ({ kind, from, until }): Perk => ({
      kind: kind as Perk["kind"],
      from: parseDay(String(from))!,
      until: until === null ? null : parseDay(String(until)),
    }),
  );
  const key = ({ kind, from }: Perk) => `${kind} ${from}`;
  const all = new Map([...shop.perks, ...imported].map((perk) => [key(perk), perk]));
  return [...all.values()].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.from - b.from));
}
