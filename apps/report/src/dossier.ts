import type { ExplanationReport, ScoreReport, Text } from "@scorecast/core/report";
import type { ProjectionReport } from "@scorecast/simulator/report";
import type { Result } from "./read-results.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** The results that belong together: one shop's data under one rule version. Any of them may be absent. */
export interface Dossier {
  readonly input: string;
  readonly rules: string;
  readonly score: ScoreReport | null;
  readonly explanation: ExplanationReport | null;
  readonly projection: ProjectionReport | null;
  readonly scale: Scale;
}

type Slot = "score" | "explanation" | "projection";

const slotOf = (result: Result): Slot =>
  result.kind === "score" ? "score" : result.kind === "explain" ? "explanation" : "projection";

/** Groups results by input and rule version, in their order; a second result of the same kind opens a dossier of its own. */
export function dossiersOf(results: readonly Result[]): readonly Dossier[] {
  const groups: { input: string; rules: string; slots: Partial<Record<Slot, Result>> }[] = [];
  for (const result of results) {
    const slot = slotOf(result);
    const { input, rules } = result;
    const open = groups.find((g) => g.input === input && g.rules === rules && !g.slots[slot]);
    if (open) open.slots[slot] = result;
    else groups.push({ input, rules, slots: { [slot]: result } });
  }
  return groups.map(({ input, rules, slots }) => {
    const score = (slots.score ?? null) as ScoreReport | null;
    const explanation = (slots.explanation ?? null) as ExplanationReport | null;
    const projection = (slots.projection ?? null) as ProjectionReport | null;
    return { input, rules, score, explanation, projection, scale: scaleOf(score, explanation, projection) };
  });
}

/** The shop's name as given; null when no result of the dossier knows it. */
export function shopName({ score, projection }: Dossier): string | null {
  return score?.shop.name ?? projection?.shop.name ?? null;
}

/** Day of the score that the dossier is about, "YYYY-MM-DD". */
export function scoredOn({ score, explanation, projection }: Dossier): string | null {
  return score?.asOf ?? explanation?.asOf ?? projection?.start ?? null;
}

/** Title of a metric or dimension, or the id itself where no result names it. */
export function nodeTitle({ score }: Dossier, id: string): Text {
  const line = score?.metrics.find((m) => m.id === id) ?? score?.dimensions.find((d) => d.id === id);
  return line?.title ?? { zh: id, en: id };
}
