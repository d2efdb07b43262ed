import type { ConsequenceLine, ScoreReport } from "@scorecast/core/report";
import type { Passage, ScenarioResult } from "@scorecast/simulator/report";
import type { ChanceLine } from "./charts/chance-lines.tsx";
import type { Dossier } from "./dossier.ts";
import type { Locale } from "./locale.ts";
import { conditionText } from "./node-value.ts";
import { parseQuestion } from "./question.ts";
import type { Scale } from "./scale.ts";

/** The threshold of a programme that is nothing but "the displayed total of the day is at least so much". */
function plainThreshold(score: ScoreReport | null, programme: string, id: string): number | null {
  const line = score?.consequences.find((one) => one.programme === programme && one.id === id);
  const [only, ...more] = line?.requirements ?? [];
  if (!line || !only || more.length > 0 || line.effect !== "requires") return null;
  return only.node === "total" && only.op === ">=" && only.average.kind === "day" ? only.threshold : null;
}

/**
 * Chance that the total shown is at least `threshold`, day by day: as it was counted where a programme has this
 * threshold, else to one in 50 from the dots. null where a day has neither.
 */
export function reachingByDay(
  { days, consequences }: ScenarioResult,
  threshold: number,
  score: ScoreReport | null,
  scale: Scale,
): readonly (number | null)[] {
  const counted = consequences?.find(
    ({ programme, id }) => plainThreshold(score, programme, id) === threshold,
  );
  if (counted) return days.map((_, d) => counted.met[d] ?? null);
  return days.map(({ dots, total }) => {
    if (total.missing === 1) return 0;
    if (!dots || dots.length === 0) return null;
    const reached = dots.filter((dot) => dot >= threshold - scale.step / 10).length;
    return (reached / dots.length) * (1 - total.missing);
  });
}

/**
 * Chance that the threshold of a programme holds, day by day: with its averages and all its requirements where the
 * projection counted it, from the dots where it asks for nothing but the day's total, else unknown.
 */
export function meetingByDay(
  baseline: ScenarioResult,
  { programme, id, threshold, op, requirements }: ConsequenceLine,
  scale: Scale,
): readonly (number | null)[] {
  const counted = baseline.consequences?.find((path) => path.programme === programme && path.id === id);
  if (counted) return baseline.days.map((_, d) => counted.met[d] ?? null);
  const plain = op === ">=" && requirements.length === 1 && requirements[0]!.average.kind === "day";
  return plain ? reachingByDay(baseline, threshold, null, scale) : baseline.days.map(() => null);
}

/** First-passage curve of a question about "on at least one day". */
export interface PassageLine {
  readonly question: string;
  readonly text: string;
  readonly passage: Passage;
}

/** The questions of a scenario that ask whether something ever happens, with the day-by-day chance of it. */
export function passages(
  { answers }: ScenarioResult,
  dossier: Dossier,
  locale: Locale,
): readonly PassageLine[] {
  return answers.flatMap(({ question, passage }) => {
    const parsed = parseQuestion(question);
    if (!passage || parsed?.kind !== "ever") return [];
    const condition = conditionText(parsed, dossier, locale);
    const text = parsed.node === "total" ? condition : `${parsed.node} ${condition}`;
    return [{ question, text, passage }];
  });
}

/** On the day of the start nothing has happened yet: the picture begins at none. */
export function passageLine({ question, text, passage }: PassageLine): ChanceLine {
  return { id: question, label: text, chances: [0, ...passage.byDay] };
}
