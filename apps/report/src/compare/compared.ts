import { type Dossier, scoredOn, shopName } from "../dossier.ts";
import type { Locale } from "../locale.ts";

/** Value of the page's choice of result that stands for all of them side by side. */
export const COMPARE = -1;

/** One of several results that are put side by side. */
export interface Compared {
  /** "A", "B" …; after "Z" numbers. */
  readonly letter: string;
  readonly dossier: Dossier;
}

/** The dossiers that have an outcome to compare; an account of an import alone has none. */
export function comparedOf(dossiers: readonly Dossier[]): readonly Compared[] {
  return dossiers
    .filter(({ score, explanation, projection }) => score || explanation || projection)
    .map((dossier, i) => ({ letter: i < 26 ? String.fromCharCode(65 + i) : `${i + 1}`, dossier }));
}

/** "A · shop · Sep 15": short enough for the head of a column. */
export function comparedTitle({ letter, dossier }: Compared, locale: Locale): string {
  const day = scoredOn(dossier);
  return [letter, shopName(dossier), day ? locale.shortDate(day) : null].filter(Boolean).join(" · ");
}

/** The program that wrote the dossier; null where its results do not agree. */
export function programOf({ score, explanation, projection }: Dossier): string | null {
  const programs = new Set([score, explanation, projection].flatMap((one) => (one ? [one.program] : [])));
  return programs.size === 1 ? [...programs][0]! : null;
}

/** The total without rounding; null: no score. */
export function totalOf({ score, explanation, projection }: Dossier): number | null {
  return score?.total ?? explanation?.total ?? projection?.scenarios[0]?.days[0]?.total.mean ?? null;
}
