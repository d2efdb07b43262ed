import type { ConsequenceLine } from "@scorecast/core/report";
import type { ScenarioResult } from "@scorecast/simulator/report";
import { meetingByDay } from "./chances.ts";
import { type Dossier, nodeTitle, scoredOn } from "./dossier.ts";
import { type Frequency, frequency } from "./frequency.ts";
import type { Locale } from "./locale.ts";
import { nearestThreshold } from "./nearest-threshold.ts";
import { conditionText } from "./node-value.ts";
import { baselineOf, lastDayOf, quantile } from "./outlook.ts";
import { parseQuestion } from "./question.ts";
import type { Scale } from "./scale.ts";

/** "41 of 50 futures". */
export function frequencyText({ count, of, bound }: Frequency, locale: Locale): string {
  if (bound === "none" || bound === "all") return locale.t(`frequency.${bound}`);
  return locale.t(`frequency.${bound}`, { count, of });
}

/** A total as it is displayed: whole points, or two decimals on the 5-point scale. Rounded half up. */
export function totalText(total: number, scale: Scale, locale: Locale): string {
  return locale.number(Math.floor(total / scale.step + 0.5) * scale.step, scale.totalDigits);
}

function nowSentence({ score, explanation, scale }: Dossier, day: string, locale: Locale): string {
  const date = locale.date(day);
  const total = score ? score.display.total : (explanation?.total ?? null);
  if (total === null) return locale.t("say.now-none", { date });
  const text = totalText(total, scale, locale);
  if (score?.stage === "growth") return locale.t("say.now-growth", { date, total: text });
  const { buyerScore, stars } = score?.display ?? { buyerScore: null, stars: null };
  if (buyerScore === null || stars === null) return locale.t("say.now", { date, total: text });
  return locale.t("say.now-buyer", {
    date,
    total: text,
    buyer: locale.number(buyerScore, 1),
    stars: locale.number(stars, Number.isInteger(stars) ? 0 : 1),
  });
}

function headingSentence({ projection, scale }: Dossier, locale: Locale): string | null {
  const baseline = projection && baselineOf(projection);
  const last = baseline && lastDayOf(baseline);
  if (!last) return null;
  const date = locale.date(last.date);
  const [low, median, high] = ["0.1", "0.5", "0.9"].map((p) => quantile(last, p));
  if (low == null || median == null || high == null) return locale.t("say.heading-none", { date });
  const texts = { low, median, high };
  const [lowText, medianText, highText] = [texts.low, texts.median, texts.high].map((n) =>
    totalText(n, scale, locale),
  );
  if (lowText === highText) return locale.t("say.heading-fixed", { date, median: medianText! });
  return locale.t("say.heading", {
    date,
    median: medianText!,
    low: lowText!,
    high: highText!,
    ...{ count: frequency(0.8).count, of: frequency(0.8).of },
  });
}

/** "Alliance: entry": programme and threshold in one name. */
export function consequenceTitle(
  { programmeTitle, title }: Pick<ConsequenceLine, "programmeTitle" | "title">,
  locale: Locale,
): string {
  const [programme, threshold] = [locale.pick(programmeTitle), locale.pick(title)];
  return threshold.includes(programme) ? threshold : `${programme} · ${threshold}`;
}

function thresholdSentence(dossier: Dossier, locale: Locale): string | null {
  const { score, projection, scale } = dossier;
  const line = score && nearestThreshold(score.consequences);
  if (!line) return null;
  const margin = line.margin!;
  const name = consequenceTitle(line, locale);
  const condition = conditionText(line, dossier, locale);
  const title = name.includes(String(line.threshold))
    ? name
    : locale.t("say.condition", { title: name, condition });
  const text = locale.number(Math.abs(margin), scale.digits);
  const kind =
    line.effect === "requires"
      ? line.met
        ? "above"
        : "below"
      : line.met
        ? ("struck" as const)
        : ("safe" as const);
  const nearest =
    margin === 0
      ? locale.t("say.threshold-at", { title })
      : locale.t(`say.threshold-${kind}`, { title, margin: text });
  const ever = (projection ? (baselineOf(projection)?.answers ?? []) : []).find((answer) => {
    const question = parseQuestion(answer.question);
    return question?.kind === "ever" && question.node === "total" && question.threshold === line.threshold;
  });
  if (typeof ever?.value !== "number") return nearest;
  const question = parseQuestion(ever.question)!;
  const chance = locale.t("say.ever", {
    frequency: frequencyText(frequency(ever.value), locale),
    condition: conditionText(question, dossier, locale),
  });
  return locale.lang === "zh" ? nearest + chance : `${nearest} ${chance}`;
}

/**
 * The nearest threshold on the total in days: when half of the futures are there, or have lost it; where neither happens,
 * the best or the weakest day on the way.
 */
function daysSentence({ score, projection, scale }: Dossier, locale: Locale): string | null {
  const line = score && nearestThreshold(score.consequences);
  const baseline = projection && baselineOf(projection);
  if (!line || !baseline || line.effect !== "requires" || line.met === null) return null;
  const chances = meetingByDay(baseline, line, scale)
    .map((chance, d) => ({ chance, d }))
    .filter((one): one is { chance: number; d: number } => one.chance !== null && one.d > 0);
  if (chances.length < 2) return null;
  const { met } = line;
  const turned = chances.find(({ chance }) => (met ? chance < 0.5 : chance >= 0.5));
  const extreme = chances.reduce((a, b) => ((met ? b.chance < a.chance : b.chance > a.chance) ? b : a));
  const { chance, d } = turned ?? extreme;
  const blanks = {
    days: d,
    date: locale.date(baseline.days[d]!.date),
    frequency: frequencyText(frequency(chance), locale),
  };
  if (turned) return locale.t(met ? "say.days-lost" : "say.days-reached", blanks);
  return locale.t(met ? "say.days-kept" : "say.days-short", blanks);
}

/** What the reader must know before the numbers: that the dice were stopped early, and how well they are known. */
export function stoppedSentence({ projection, scale }: Dossier, locale: Locale): string | null {
  if (!projection) return null;
  const count = locale.number(projection.replications, 0);
  if (projection.partial) return locale.t("say.partial", { count });
  const { stopping } = projection;
  if (!stopping || stopping.reason === "precision" || stopping.reason === "interrupted") return null;
  if (stopping.points === null && stopping.probability === null) return null;
  const { widestPoints, widestProbability } = stopping;
  const widths = [
    widestPoints === null
      ? null
      : locale.t("say.width-points", { points: locale.number(widestPoints, scale.digits + 1) }),
    widestProbability === null
      ? null
      : locale.t("say.width-chance", { share: locale.percent(widestProbability, 1) }),
  ].filter((text) => text !== null);
  return locale.t("say.short-of-precision", { count, widths: locale.list(widths) });
}

function ordersSentence(dossier: Dossier, locale: Locale): string | null {
  const reachable = (dossier.explanation?.distances ?? []).filter((d) => (d.ordersWithRollOff ?? 0) > 0);
  const toThreshold = reachable.filter((d) => d.target === "threshold");
  const candidates = toThreshold.length > 0 ? toThreshold : reachable;
  if (candidates.length === 0) return null;
  const shortest = candidates.reduce((a, b) => (b.ordersWithRollOff! < a.ordersWithRollOff! ? b : a));
  const blanks = {
    days: shortest.days,
    orders: locale.number(shortest.ordersWithRollOff!, 0),
    unit: locale.pick(shortest.unit),
    points: locale.number(shortest.targetPoints, Number.isInteger(shortest.targetPoints) ? 0 : 2),
  };
  return shortest.target === "threshold"
    ? locale.t("say.orders-total", blanks)
    : locale.t("say.orders", { ...blanks, metric: locale.pick(nodeTitle(dossier, shortest.metric)) });
}

/** The answer in a few plain sentences: score now, where it heads, the nearest threshold, the shortest step up. */
export function answerSentences(dossier: Dossier, locale: Locale): readonly string[] {
  const day = scoredOn(dossier);
  if (day === null) return [];
  const now = dossier.score || dossier.explanation ? nowSentence(dossier, day, locale) : null;
  return [
    now,
    headingSentence(dossier, locale),
    thresholdSentence(dossier, locale),
    daysSentence(dossier, locale),
    ordersSentence(dossier, locale),
  ].filter((sentence) => sentence !== null);
}

/** What a scenario changes, with its Monte Carlo error and how often it ends higher or lower. */
export function differenceSentence(
  scenario: Pick<ScenarioResult, "title" | "difference">,
  scale: Scale,
  locale: Locale,
): string {
  const name = locale.pick(scenario.title);
  const { mean, standardError, verdict, higher, lower } = scenario.difference ?? {};
  if (mean == null || standardError == null || !verdict || higher === undefined || lower === undefined)
    return locale.t("say.no-difference", { scenario: name });
  const digits = differenceDigits(standardError, scale);
  const blanks = {
    scenario: name,
    error: errorText(standardError, scale, locale),
    higher: frequencyText(frequency(higher), locale),
    lower: frequencyText(frequency(lower), locale),
  };
  if (verdict === "better" || verdict === "worse")
    return locale.t(`say.${verdict}`, { ...blanks, points: locale.number(Math.abs(mean), digits) });
  return locale.t(`say.${verdict}`, { ...blanks, signed: locale.signed(mean, digits) });
}

/** Decimals that a number with this standard error deserves: no more than the error supports, at most 3. */
export function differenceDigits(standardError: number, scale: Scale): number {
  const least: number = scale.digits;
  if (standardError >= 0.05 || standardError === 0) return least;
  return standardError >= 0.005 ? 2 : 3;
}

/** Half-width of the 95 % Monte Carlo interval, in points. */
export function errorText(standardError: number, scale: Scale, locale: Locale): string {
  return locale.number(1.96 * standardError, differenceDigits(standardError, scale));
}
