import type { Kernel } from "../kernel/kernel.ts";
import { type ChainId, type Chains, chainIds, type Lateness } from "../model/chains.ts";
import { meanOf } from "../model/shares.ts";
import type { HazardProcess, Share, ShopModel } from "../model/shop-model.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import type { FactorRows } from "./block-models.ts";
import { type CompiledHazards, type CompiledModel, cumulativeHazard } from "./compiled-model.ts";

/** Working memory of a block for how trouble spreads. Rows as those of the run's cohorts. */
export interface ChainsInHand {
  readonly lateness: Lateness | null;
  /** Late orders among the signed, and orders that become overdue per order paid, of the shop as it is fitted. */
  readonly usual: UsualLateness;
  /** Equally likely values of each chain; null: it does not act. */
  readonly points: Readonly<Record<ChainId, Float64Array | null>>;
  /** Of each replication: ratio − 1, of replies the elasticity; 0 where a chain does not act. */
  readonly strength: Readonly<Record<ChainId, Float64Array>>;
  /** Share of late orders by day of pickup. */
  readonly latePickups: Float64Array;
  /** Factors by day of signing on stars, and by day of turning to the merchant on going on to the platform. */
  readonly stars: FactorRows;
  readonly escalation: FactorRows;
  /** Orders that become overdue on the day in hand. */
  readonly overdue: Float64Array;
  readonly starHazards: ShareTimes;
  readonly dissatisfiedHazards: ShareTimes;
  readonly secondsPerRound: number;
  /** Scratch. */
  readonly late: Float64Array;
}

/** What the inputs of the chains are called, a slot of their stream each. */
export function chainInputs(): string[] {
  return chainIds.map((id) => `chain:${id}`);
}

/** null where nothing spreads. @param days rows of a column of cohorts */
export function newChains(
  kernel: Kernel,
  model: ShopModel,
  compiled: CompiledModel,
  days: number,
  block: number,
): ChainsInHand | null {
  const { chains } = model;
  if (!chains || !chainIds.some((id) => chains[id])) return null;
  const rows = (): FactorRows => ({
    values: kernel.float64(days * block).fill(1),
    changed: new Uint8Array(days),
  });
  return {
    lateness: chains.lateness,
    usual: chains.lateness ? usualLateness(chains.lateness, model, compiled) : { signed: 0, overdue: 0 },
    points: byChain((id) => pointsOf(kernel, chains, id)),
    strength: byChain(() => kernel.float64(block)),
    latePickups: kernel.float64(days * block),
    stars: rows(),
    escalation: rows(),
    overdue: kernel.float64(block),
    starHazards: shareTimes(model.fewerStars[0]),
    dissatisfiedHazards: shareTimes(model.chats.dissatisfied),
    secondsPerRound: model.chats.secondsPerRound,
    late: kernel.float64(block),
  };
}

function byChain<T>(make: (id: ChainId) => T): Record<ChainId, T> {
  return Object.fromEntries(chainIds.map((id) => [id, make(id)])) as Record<ChainId, T>;
}

function pointsOf(kernel: Kernel, chains: Chains, id: ChainId): Float64Array | null {
  const chain = chains[id];
  if (!chain || (id !== "replies" && !chains.lateness)) return null;
  return kernel.constants(chain.points.map((value) => (id === "replies" ? value : value - 1)));
}

export interface UsualLateness {
  readonly signed: number;
  readonly overdue: number;
}

/**
 * The mean over what is not known about pickup and signing, so that no chain moves a mean: what a cohort of orders brings
 * is linear in the orders that are late.
 */
export function usualLateness(
  lateness: Lateness,
  model: ShopModel,
  { pickup, signing, cancellation }: CompiledModel,
): UsualLateness {
  const way = onTheWay(pickup, model.pickup, (lag) => 1 - exp(-cancellation[lag]!));
  const road = onTheWay(signing, model.signing, () => 0);
  const over = (shares: readonly number[], column: readonly number[]) =>
    column.reduce((sum, amount, lag) => sum + amount * (shares[lag] ?? 0), 0);
  const [picked, signed] = [total(way.done), total(road.done)];
  const latePickups = picked === 0 ? 0 : over(lateness.pickedUpLate, way.done) / picked;
  const lateSignings = signed === 0 ? 0 : over(lateness.signedLate, road.done) / signed;
  return {
    signed: lateSignings + (1 - lateSignings) * latePickups,
    overdue: over(lateness.overdueUnpicked, way.open) + picked * over(lateness.overdueUnsigned, road.open),
  };
}

/** Shares of a cohort that are done on a day, and still on the way at its end: means over level and good and bad days. */
function onTheWay(
  { byLag, level }: CompiledHazards,
  { dayVariance }: HazardProcess,
  leaving: (lag: number) => number,
): { readonly done: number[]; readonly open: number[] } {
  const [done, open] = [Array.from(byLag, () => 0), Array.from(byLag, () => 0)];
  for (const times of level) {
    let still = 1 / level.length;
    for (const [lag, hazard] of byLag.entries()) {
      const stays = staying(hazard * times, dayVariance);
      done[lag]! += still * (1 - stays);
      still *= stays * (1 - leaving(lag));
      open[lag]! += still;
    }
  }
  return { done, open };
}

/** E e^(−hazard × m) for m gamma of mean 1. */
function staying(hazard: number, variance: number): number {
  return variance < 1e-9 ? exp(-hazard) : exp(-log(1 + variance * hazard) / variance);
}

function total(column: readonly number[]): number {
  return column.reduce((a, b) => a + b, 0);
}

/** Factor on a share's cumulative hazards that multiplies its mean by `times`. */
export type ShareTimes = (times: number) => number;

const SHARE_AT_MOST = 0.95;

function shareTimes(share: Share): ShareTimes {
  const [mean, variance] = [meanOf(share), share.dayVariance];
  const whole = cumulativeHazard(mean, variance);
  return (times) => {
    if (times === 1 || whole === 0 || mean >= SHARE_AT_MOST) return times;
    return cumulativeHazard(Math.min(mean * times, SHARE_AT_MOST), variance) / whole;
  };
}
