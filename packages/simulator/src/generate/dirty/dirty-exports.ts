import { streamOf } from "../random-source.ts";
import type { ShopTables } from "../shop-tables.ts";
import type { Dirt, Loss } from "./dirt.ts";
import { exportDrafts } from "./export-drafts.ts";
import type { DirtyFile, TablePlace, TextFile } from "./files.ts";
import { filesOfDrafts } from "./files-of-drafts.ts";
import { type DirtId, dirtKinds } from "./kinds/registry.ts";
import { recordDays } from "./record-days.ts";

const DAY = 86_400;
const MORNING = 10 * 3600;

/** What was done to a shop's exports, and exactly what can never be read from them again. */
export interface Ledger {
  readonly dirt: readonly {
    readonly kind: DirtId;
    readonly destroys: boolean;
    readonly dose: number;
    /** How often it was done, counted in … */
    readonly done: number;
    readonly per: Dirt["per"];
  }[];
  readonly tables: readonly TablePlace[];
  readonly losses: readonly (Loss & { readonly kind: DirtId })[];
  /** Texts about people, one line each, none of which may be found in what is made of the files. */
  readonly personal: readonly string[];
}

/** A share in (0, 1] for each kind of dirt that is wanted. */
export type Doses = Readonly<Partial<Record<DirtId, number>>>;

/** Every kind at its usual dose. */
export const usualDoses: Doses = Object.fromEntries(
  Object.values(dirtKinds).map(({ id, usualDose }) => [id, usualDose]),
);

/**
 * The exports of a shop as real life leaves them: same tables, seed and doses, same files.
 *
 * @throws {RangeError} for a dose outside (0, 1]
 */
export function dirtyExports(
  tables: ShopTables,
  seed: string,
  doses: Doses,
): { readonly files: readonly DirtyFile[]; readonly ledger: Ledger } {
  let drafts = exportDrafts(tables, lastMorning(tables)) as ReturnType<Dirt["soil"]>["drafts"];
  const dirt: Ledger["dirt"][number][] = [];
  const losses: Ledger["losses"][number][] = [];
  const personal = new Set<string>();
  const beside: TextFile[] = [];
  for (const [id, kind] of Object.entries(dirtKinds) as [DirtId, Dirt][]) {
    const dose = doses[id];
    if (dose === undefined) continue;
    if (!(dose > 0 && dose <= 1)) {
      throw new RangeError(`The dose of ${id} is ${dose}: give a share above 0 and up to 1.`);
    }
    const dice = (...path: readonly (string | number)[]) => streamOf(seed, "dirt", id, ...path);
    const soiled = kind.soil(drafts, { tables, dose, dice });
    drafts = soiled.drafts;
    dirt.push({ kind: id, destroys: kind.destroys, dose, done: soiled.done, per: kind.per });
    for (const loss of soiled.losses ?? []) losses.push({ kind: id, ...loss });
    for (const text of soiled.personal ?? []) personal.add(text);
    beside.push(...(soiled.beside ?? []));
  }
  const { files, places } = filesOfDrafts(drafts);
  return {
    files: [...files, ...beside],
    ledger: { dirt, tables: places, losses, personal: [...personal].sort() },
  };
}

/** Ten o'clock on the day after the last payment, in shop-local seconds. */
function lastMorning(tables: ShopTables): number {
  return ((recordDays(tables)?.to ?? 0) + 1) * DAY + MORNING;
}
