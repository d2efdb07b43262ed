import type { Kernel } from "../kernel/kernel.ts";
import type { FactorRows } from "./block-models.ts";

const parts = ["review", "fewerStars", "qualityReturn"] as const;
type Part = (typeof parts)[number];

/**
 * What an order carries from its payment to what its buyer does after signing: the factors of levers and incidents on
 * reviews, on low stars and on quality returns. Kept as the mean over the orders of a cohort, by day of pickup and by
 * day of signing; 1 for what was paid before the start.
 */
export interface Carried {
  readonly pickedUp: Readonly<Record<Part, FactorRows>>;
  readonly signed: Readonly<Record<Part, FactorRows>>;
}

export function newCarried(kernel: Kernel, days: number, block: number): Carried {
  const rows = (): FactorRows => ({ values: kernel.float64(days * block), changed: new Uint8Array(days) });
  const factors = () => ({ review: rows(), fewerStars: rows(), qualityReturn: rows() });
  return { pickedUp: factors(), signed: factors() };
}

export function resetCarried({ pickedUp, signed }: Carried): void {
  for (const factors of [pickedUp, signed])
    for (const part of parts) {
      factors[part].values.fill(1);
      factors[part].changed.fill(0);
    }
}

/**
 * The parcels picked up on `day`.
 *
 * @param paid factors by day of payment
 * @param counts by day of payment, a row of the block each, the last one that of `day`
 * @param all together
 */
export function carryToPickup(
  { pickedUp }: Carried,
  paid: Readonly<Record<Part, FactorRows>>,
  day: number,
  counts: Int32Array,
  all: Int32Array,
): void {
  for (const part of parts) mix(paid[part], pickedUp[part], day, counts, all);
}

/** The parcels signed on `day`, `counts` of them by day of pickup, `all` together. */
export function carryToSigning(
  { pickedUp, signed }: Carried,
  day: number,
  counts: Int32Array,
  all: Int32Array,
): void {
  for (const part of parts) mix(pickedUp[part], signed[part], day, counts, all);
}

/** The mean factor of what comes from several cohorts. */
function mix(from: FactorRows, into: FactorRows, day: number, counts: Int32Array, all: Int32Array): void {
  const block = all.length;
  const lags = counts.length / block;
  const mean = into.values.subarray(day * block, (day + 1) * block);
  for (let row = day; row > day - lags; row--) {
    if (!from.changed[row]) continue;
    if (!into.changed[day]) mean.fill(0);
    into.changed[day] = 1;
    const [at, own] = [(row - day + lags - 1) * block, row * block];
    for (let i = 0; i < block; i++) {
      const count = counts[at + i]!;
      if (count !== 0) mean[i]! += (count / all[i]!) * (from.values[own + i]! - 1);
    }
  }
  if (into.changed[day]) for (let i = 0; i < block; i++) mean[i]! += 1;
}
