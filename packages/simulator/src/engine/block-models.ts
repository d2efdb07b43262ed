import type { Kernel } from "../kernel/kernel.ts";
import type { CompiledModel } from "./compiled-model.ts";
import type { Probe } from "./probe.ts";
import { modelsOfReplication, PAST, type ScenarioModels } from "./scenario-models.ts";

/** Factors of levers and incidents, of what begins on a day, that a process's hazards are multiplied by. */
export const factors = {
  pickup: ({ pickup }) => pickup.times,
  signing: ({ signing }) => signing.times,
  late: ({ lateTimes }) => lateTimes,
  review: ({ review }) => review.times,
  fewerStars: ({ fewerStarsTimes }) => fewerStarsTimes,
  qualityReturn: ({ qualityReturn }) => qualityReturn.times,
  damageReturn: ({ damageReturn }) => damageReturn.times,
  application: ({ application }) => application.times,
  refund: ({ refund }) => refund.times,
  escalation: ({ escalation }) => escalation.times,
} as const satisfies Record<string, (model: CompiledModel) => number>;
export type FactorName = keyof typeof factors;

/** Hazards by lag that levers and incidents may replace. */
export const lagHazards = {
  pickup: ({ pickup }) => pickup.byLag,
  cancellation: ({ cancellation }) => cancellation,
  signing: ({ signing }) => signing.byLag,
  review: ({ review }) => review.byLag,
  qualityReturn: ({ qualityReturn }) => qualityReturn.byLag,
  damageReturn: ({ damageReturn }) => damageReturn.byLag,
  application: ({ application }) => application.byLag,
  refund: ({ refund }) => refund.byLag,
  closure: ({ closure }) => closure,
  escalation: ({ escalation }) => escalation.byLag,
} as const satisfies Record<string, (model: CompiledModel) => Float64Array>;
export type LagHazardsName = keyof typeof lagHazards;

const factorNames = Object.keys(factors) as FactorName[];
const lagHazardsNames = Object.keys(lagHazards) as LagHazardsName[];

/** A factor by day's row and replication; 1 where `changed` is 0. */
export interface FactorRows {
  readonly values: Float64Array;
  /** By row. */
  readonly changed: Uint8Array;
}

/** The models in force for what begins on each day, in a block of replications; history's cohorts have the fitted one. */
export interface BlockModels {
  readonly base: CompiledModel;
  readonly block: number;
  /** By day's row: the model of all replications; null where they differ. */
  readonly shared: (CompiledModel | null)[];
  /** By replication, then by day's row. */
  readonly each: readonly CompiledModel[][];
  /** null where no lever and no incident changes a model. */
  readonly changes: {
    readonly factors: Readonly<Record<FactorName, FactorRows>>;
    /** By row: 1 where some replication has other hazards by lag than the fitted model. */
    readonly lagHazards: Readonly<Record<LagHazardsName, Uint8Array>>;
  } | null;
}

export function newBlockModels(
  kernel: Kernel,
  { base, levers }: ScenarioModels,
  block: number,
  rows: number,
): BlockModels {
  const changing = levers.length > 0 || factorNames.some((name) => factors[name](base) !== 1);
  const factorRows = (name: FactorName): FactorRows => {
    const usual = factors[name](base);
    return {
      values: kernel.float64(rows * block).fill(usual),
      changed: new Uint8Array(rows).fill(usual === 1 ? 0 : 1),
    };
  };
  return {
    base,
    block,
    shared: new Array<CompiledModel>(rows).fill(base),
    each: levers.length > 0 ? Array.from({ length: block }, () => []) : [],
    changes: changing
      ? {
          factors: byName(factorNames, factorRows),
          lagHazards: byName(lagHazardsNames, () => new Uint8Array(rows)),
        }
      : null,
  };
}

function byName<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}

/** Writes the models of replications `first`, `first + 1` … */
export function fillBlockModels(
  models: BlockModels,
  scenario: ScenarioModels,
  first: number,
  start: number,
  horizon: number,
  probe: Probe | undefined,
): void {
  const { changes, shared, each, base } = models;
  if (!changes || each.length === 0) return;
  for (let i = 0; i < each.length; i++)
    modelsOfReplication(scenario, first + i, start, horizon, each[i]!, probe);
  const one = each[0]!;
  for (let row = PAST; row < shared.length; row++)
    shared[row] = each.every((own) => own[row] === one[row]) ? one[row]! : null;
  for (const name of factorNames) fillFactors(models, factors[name], changes.factors[name]);
  for (const name of lagHazardsNames) {
    const hazards = lagHazards[name];
    const usual = hazards(base);
    const changed = changes.lagHazards[name];
    for (let row = PAST; row < shared.length; row++) {
      const model = shared[row];
      const same = model ? hazards(model) === usual : each.every((own) => hazards(own[row]!) === usual);
      changed[row] = same ? 0 : 1;
    }
  }
}

function fillFactors(
  models: BlockModels,
  factor: (model: CompiledModel) => number,
  { values, changed }: FactorRows,
): void {
  const { shared, base, block } = models;
  const usual = factor(base);
  for (let row = PAST; row < shared.length; row++) {
    const none = usual === 1 && changed[row] === 0;
    if (none && shared[row] === base) continue;
    const into = values.subarray(row * block, (row + 1) * block);
    changed[row] = fillFromModels(models, row, factor, 1, into) ? 0 : 1;
  }
}

/** `value` of the model that is in force on `row`, for each replication. @returns whether all are `usual` */
export function fillFromModels(
  { shared, each }: BlockModels,
  row: number,
  value: (model: CompiledModel) => number,
  usual: number,
  out: Float64Array,
): boolean {
  const model = shared[row];
  if (model) {
    const same = value(model);
    out.fill(same);
    return same === usual;
  }
  let all = true;
  for (let i = 0; i < out.length; i++) {
    const own = value(each[i]![row]!);
    out[i] = own;
    if (own !== usual) all = false;
  }
  return all;
}

/**
 * Writes the hazards of changed models over those of the fitted one.
 *
 * @param to row of the last day; the matrix has a row of the block for it and for each of the days before it
 * @param factor of each replication
 */
export function overwriteHazards(
  { shared, each, block, changes }: BlockModels,
  to: number,
  name: LagHazardsName,
  factor: Float64Array,
  matrix: Float64Array,
): void {
  if (!changes) return;
  const hazards = lagHazards[name];
  const first = to + 1 - matrix.length / block;
  for (let row = Math.max(PAST, first); row <= to; row++) {
    if (!changes.lagHazards[name][row]) continue;
    const model = shared[row];
    const at = (row - first) * block;
    for (let i = 0; i < block; i++)
      matrix[at + i] = factor[i]! * (hazards(model ?? each[i]![row]!)[to - row] ?? 0);
  }
}

/** Multiplies the rows of a matrix of hazards by their factors; see `overwriteHazards`. */
export function timesFactors(
  kernel: Kernel,
  block: number,
  to: number,
  { values, changed }: FactorRows,
  matrix: Float64Array,
): void {
  const rows = matrix.length / block;
  let from = to + 1 - rows;
  while (from <= to && !changed[from]) from++;
  if (from > to) return;
  const part = matrix.subarray((from - (to + 1 - rows)) * block);
  kernel.multiply(part, values.subarray(from * block, (to + 1) * block), 1, part);
}
