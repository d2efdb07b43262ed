import { formatDay, type History, type RuleVersion } from "@scorecast/core";
import type { ScoreReport, Text } from "@scorecast/core/report";
import { type ChainId, chainTitles } from "./chains.ts";
import { type Check, checkProcess } from "./checks/check-process.ts";
import { holm } from "./checks/holm.ts";
import { pairsTogether } from "./checks/pairs-together.ts";
import type { CheckId } from "./checks/statistics.ts";
import type { FittedShop } from "./fit-shop.ts";
import { type UnitsReport, unitsReport } from "./pooled-report.ts";
import type { PriorUsed } from "./priors.ts";
import { type Delay, type LevelUnit, type ProcessFit, posteriorQuantile } from "./process-fit.ts";
import { type ProcessId, titleOf } from "./processes.ts";
import type { HalfLife } from "./recency.ts";
import type { ShopModel } from "./shop-model.ts";

/**
 * A question put to the model. `adjusted` is Holm's p-value over all questions of the report: `odd` where it is ≤ 0.05. `look`
 * where p alone is ≤ 0.01, as one question in a hundred is by luck.
 */
export interface CheckLine {
  readonly check: CheckId;
  readonly observed: number;
  readonly expected: number;
  readonly p: number;
  readonly adjusted: number;
  readonly verdict: "fine" | "look" | "odd";
}

export interface FitLine {
  readonly process: ProcessId;
  readonly title: Text;
  readonly unit: LevelUnit;
  readonly level: number;
  /** 90 % interval of the posterior. */
  readonly interval: readonly [number, number];
  /** Days by which half and nine in ten have acted of those who ever do; null where it has no delay. */
  readonly delay: Delay | null;
  readonly dayVariance: number;
  /** Orders of Monday … Sunday relative to the mean day; null where a process has no such profile. */
  readonly weekday: readonly number[] | null;
  readonly events: number;
  readonly evidence: number;
  readonly recency: {
    /** Days after which a day counts for half; null: all days alike (demand: the last four weeks alike). */
    readonly halfLife: HalfLife;
    readonly gain: number;
    readonly standardError: number;
  };
  /** null: too little on record to check. */
  readonly checks: readonly CheckLine[] | null;
}

/** How trouble of one process spreads to another. */
export interface ChainLine {
  readonly chain: ChainId;
  readonly title: Text;
  /** A late order's ratio to another one; of replies, percent of dissatisfied chats per percent of reply time. */
  readonly unit: "ratio" | "elasticity";
  readonly value: number;
  /** 90 % interval of the posterior. */
  readonly interval: readonly [number, number];
  /** Nats by which the record prefers the likeliest value to no chain. */
  readonly gain: number;
  /** Share of late orders; null where it is not about orders. */
  readonly late: number | null;
  /** Whether forecasts have it. */
  readonly acts: boolean;
}

export interface FestivalLine {
  readonly id: string;
  readonly title: Text;
  readonly days: number;
  readonly orders: number;
  readonly factor: number;
  readonly interval: readonly [number, number];
}

/** Two processes whose bad days coincide although the model draws them apart. */
export interface PairLine {
  readonly processes: readonly [ProcessId, ProcessId];
  readonly titles: readonly [Text, Text];
  readonly correlation: number;
  readonly p: number;
  readonly adjusted: number;
}

/** `scorecast fit --json`: what the simulator believes about a shop, and how well that fits its record. */
export interface FitReport {
  readonly formatVersion: 1;
  readonly kind: "fit";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  readonly rules: string;
  readonly input: string;
  /** First day that is not looked at. */
  readonly start: string;
  readonly firstDay: string;
  readonly days: number;
  readonly processes: readonly FitLine[];
  readonly chains: readonly ChainLine[];
  readonly festivals: readonly FestivalLine[];
  readonly priors: readonly PriorUsed[];
  /** How products, provinces and couriers differ from the shop; null where there is nothing to compare. */
  readonly products: UnitsReport | null;
  readonly provinces: UnitsReport | null;
  readonly couriers: UnitsReport | null;
  /** Pairs beyond chance, all pairs considered. */
  readonly together: readonly PairLine[];
  /** How many questions and pairs were looked at. */
  readonly asked: { readonly checks: number; readonly pairs: number };
  readonly model: ShopModel;
}

export interface FitReportInput {
  readonly fitted: FittedShop;
  readonly history: History;
  readonly rules: RuleVersion;
  readonly program: string;
  readonly input: string;
}

/** Beyond this the record does not look like the model's, all questions considered. */
const ODD = 0.05;
/** One question in so many looks like this by luck. */
const LOOK = 0.01;

/** Puts every process to its checks and says what is believed. Same fit, same bytes. */
export function fitReport({ fitted, history, rules, program, input }: FitReportInput): FitReport {
  const { fits, firstDay, days, model } = fitted;
  const checks = fits.map((fit) => checkProcess(fit, firstDay));
  const adjusted = holm(checks.flatMap((all) => (all ?? []).map(({ p }) => p)));
  const pairs = pairsTogether(fits);
  const adjustedPairs = holm(pairs.map(({ p }) => p));
  const { id, name, industry, shopType } = history.shop;
  let at = 0;
  const line = (check: Check): CheckLine => {
    const own = adjusted[at++]!;
    return { ...check, adjusted: own, verdict: own <= ODD ? "odd" : check.p <= LOOK ? "look" : "fine" };
  };
  return {
    formatVersion: 1,
    kind: "fit",
    program,
    shop: { id, name, industry, shopType },
    rules: rules.id,
    input,
    start: formatDay(firstDay + days),
    firstDay: formatDay(firstDay),
    days,
    processes: fits.map((fit, i) => fitLine(fit, checks[i]?.map(line) ?? null, model, rules)),
    chains: fitted.chains.map(({ chain, ...line }) => ({
      ...{ chain, title: chainTitles[chain] },
      ...{ unit: chain === "replies" ? "elasticity" : "ratio", ...line },
    })),
    festivals: fitted.festivals.map(({ festival, ...effect }) => {
      return { id: festival.id, title: festival.title, ...effect };
    }),
    priors: fitted.priors,
    products: unitsReport(fitted.products, fitted.mix, model.signing.byLag),
    provinces: unitsReport(fitted.provinces, fitted.mix, model.signing.byLag),
    couriers: unitsReport(fitted.couriers, {}, model.signing.byLag),
    together: pairs.flatMap((pair, i): PairLine[] => {
      const own = adjustedPairs[i]!;
      const [a, b] = pair.processes;
      return own > ODD ? [] : [{ ...pair, titles: [titleOf(a, rules), titleOf(b, rules)], adjusted: own }];
    }),
    asked: { checks: adjusted.length, pairs: pairs.length },
    model,
  };
}

function fitLine(
  fit: ProcessFit,
  checks: readonly CheckLine[] | null,
  model: ShopModel,
  rules: RuleVersion,
): FitLine {
  const { process, unit, level, posterior, delay, dayVariance, events, evidence, recency } = fit;
  const { halfLife, gain, error } = recency;
  return {
    ...{ process, title: titleOf(process, rules), unit, level },
    interval: [posteriorQuantile(posterior, 0.05), posteriorQuantile(posterior, 0.95)],
    ...{ delay, dayVariance },
    weekday: process === "demand" ? model.demand.weekday : null,
    ...{ events, evidence, recency: { halfLife, gain, standardError: error }, checks },
  };
}
