import type { History, RuleVersion } from "@scorecast/core";
import { log } from "../numeric/log.ts";
import { type ComparedDay, compareDays } from "./agreement.ts";
import { type Counted, type Counting, newCounter, usualCounting } from "./counting.ts";
import type { ObservedSeries } from "./observed-series.ts";
import { unitOf } from "./shown.ts";
import { signTest } from "./sign-test.ts";
import { variantFamilies } from "./variants/registry.ts";
import type { Variant } from "./variants/variant.ts";

/** A shop with what its page showed. */
export interface ObservedShop {
  readonly history: History;
  readonly rules: RuleVersion;
  /** How the page counts, if it is known to count otherwise than we do. */
  readonly counting?: Counting;
  readonly series: readonly ObservedSeries[];
}

/** How a way to count does against the page. */
export interface JudgedVariant {
  /** null: the usual way. */
  readonly variant: Variant | null;
  /** Figures compared, and those that agree. */
  readonly compared: number;
  readonly agree: number;
  /** Figures on which it says something else than the usual way. */
  readonly differs: number;
  /** Profile log-likelihood of Laplace errors beyond the page's digits, 0 for none; comparable within one judgement. */
  readonly logLikelihood: number;
  /** Days on which more figures agree than under the usual way, and days on which fewer do. */
  readonly better: number;
  readonly worse: number;
  /** Chance that it is at least so far ahead of the usual way if days were coin tosses (sign test). */
  readonly pValue: number;
  /** No day tells it from the best. */
  readonly tied: boolean;
}

export interface VariantJudgement {
  /** Best first; the usual way is among them. */
  readonly ranking: readonly JudgedVariant[];
  /**
   * Ways that together explain the page's values better than the usual way, in the order in which each was found. None where
   * there are only points: another standard may look like another way to count.
   */
  readonly adopted: readonly Variant[];
  /** Judged by values of metrics, or for want of them by points, where another standard may look the same. */
  readonly by: "values" | "points";
}

const SIGNIFICANT = 0.01;
const ADOPTED_AT_MOST = 3;
/** Units of error that count where the page shows a figure and a way to count gives none. */
const NO_VALUE = 10;

/** Counts the shops' records in every way that may be the page's and ranks the ways by how well they explain its figures. */
export function judgeVariants(shops: readonly ObservedShop[]): VariantJudgement {
  const values = shops.some(({ series }) => series.some(({ part }) => part === "value"));
  const grounds = shops.map(({ history, rules, series }) => {
    const judged = series.filter(({ part }) => !values || part === "value");
    const days = judged.flatMap((one) => one.days);
    const [from, to] = [Math.min(...days), Math.max(...days)];
    const counter = newCounter();
    const count = (counting: Counting): Counted => counter(counting, from, to);
    return { history, rules, series: judged, count };
  });
  const known = new Map<string, Variant>();
  for (const { history, rules } of grounds)
    for (const family of variantFamilies)
      for (const variant of family(history, rules))
        if (!known.has(variant.id)) known.set(variant.id, variant);
  const variants = [...known.values()];
  const trial = (ways: readonly Variant[]): Trial =>
    trialOf(
      grounds.flatMap(({ history, rules, series, count }) => {
        const usual = usualCounting(history, rules);
        const counting = ways.reduce((counted, way) => way.apply(counted), usual);
        const counted = count(counting);
        return series.map((one) => ({
          days: compareDays(one, counted, counting.cut),
          unit: unitOf(one.decimals),
        }));
      }),
    );
  const usual = trial([]);
  const trials = new Map<Variant | null, Trial>([[null, usual]]);
  for (const variant of variants) trials.set(variant, trial([variant]));
  const adopted: Variant[] = [];
  let [held, candidates] = [usual, trials];
  while (values && adopted.length < ADOPTED_AT_MOST) {
    const best = bestOf(candidates);
    if (best === null || signTest(candidates.get(best)!.agreed, held.agreed).pValue > SIGNIFICANT) break;
    adopted.push(best);
    held = candidates.get(best)!;
    candidates = new Map(
      variants.filter((one) => !adopted.includes(one)).map((one) => [one, trial([...adopted, one])]),
    );
    candidates.set(null, held);
  }
  const top = trials.get(bestOf(trials))!;
  const ranking = [...trials].map(([variant, own]): JudgedVariant => {
    const { better, worse, pValue } = signTest(own.agreed, usual.agreed);
    return {
      ...{ variant, better, worse, pValue, compared: own.compared, agree: own.agree },
      differs: own.ours.filter(
        (value, i) => value !== usual.ours[i] && !(Number.isNaN(value) && Number.isNaN(usual.ours[i]!)),
      ).length,
      logLikelihood: own.logLikelihood,
      tied: signTest(top.agreed, own.agreed).pValue > 0.05,
    };
  });
  ranking.sort(
    (a, b) => b.logLikelihood - a.logLikelihood || Number(b.variant === null) - Number(a.variant === null),
  );
  return { ranking, adopted, by: values ? "values" : "points" };
}

interface Trial {
  readonly compared: number;
  readonly agree: number;
  readonly logLikelihood: number;
  /** Figures that agree, by day of any shop. */
  readonly agreed: Int32Array;
  readonly ours: readonly number[];
}

function trialOf(
  figures: readonly { readonly days: readonly ComparedDay[]; readonly unit: number }[],
): Trial {
  let [compared, agree, logLikelihood] = [0, 0, 0];
  const agreed = new Map<number, number>();
  const ours: number[] = [];
  for (const { days, unit } of figures) {
    let [sum, own] = [0, 0];
    for (const one of days) {
      ours.push(one.ours);
      const hit = one.excess === 0 ? 1 : 0;
      agreed.set(one.day, (agreed.get(one.day) ?? 0) + hit);
      own++;
      agree += hit;
      if (!Number.isNaN(one.excess)) compared++;
      sum += Number.isNaN(one.excess) ? NO_VALUE : one.excess / unit;
    }
    if (own > 0) logLikelihood -= own * log(1 + sum / own);
  }
  const days = [...agreed.keys()].sort((a, b) => a - b);
  return { compared, agree, logLikelihood, ours, agreed: Int32Array.from(days, (day) => agreed.get(day)!) };
}

/** The likeliest; of equals the first. */
function bestOf(trials: ReadonlyMap<Variant | null, Trial>): Variant | null {
  let best: Variant | null = null;
  for (const [variant, { logLikelihood }] of trials)
    if (logLikelihood > trials.get(best)!.logLikelihood) best = variant;
  return best;
}
