import { type Dossier, scoredOn, shopName } from "../dossier.ts";
import type { Locale } from "../locale.ts";
import { type Compared, programOf } from "./compared.ts";

type ConditionId =
  | ("shop" | "data" | "day" | "stage" | "rules" | "in-force" | "weights" | "program")
  | ("start" | "horizon" | "seed" | "replications" | "scenarios" | "assumptions" | "fallbacks" | "priors");

/** One circumstance under which results came to be; a value is null where a result does not tell it. */
export interface Condition {
  readonly id: ConditionId;
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
}

/** Reading of one circumstance: what is shown, and what decides whether two are the same. */
type Reading = { readonly shown: string; readonly same: string } | null;

const said = (shown: string, same: unknown = shown): Reading => ({ shown, same: JSON.stringify(same) });

function readings(dossier: Dossier, locale: Locale): Readonly<Record<ConditionId, Reading>> {
  const { score, projection, input, rules } = dossier;
  const name = shopName(dossier);
  const day = scoredOn(dossier);
  const program = programOf(dossier);
  const metrics = score?.metrics ?? null;
  const fallbacks =
    metrics?.flatMap((metric) => metric.fallbacks.map((column) => [metric.id, column])) ?? null;
  const assumptions = (score ?? projection)?.assumptions.map(({ id }) => id).sort() ?? null;
  const whole = (n: number): string => locale.number(n, 0);
  return {
    shop: name === null ? null : said(name, score?.shop.id ?? projection?.shop.id),
    data: input === null ? null : said(input.replace(/^sha256:/, "").slice(0, 12), input),
    day: day === null ? null : said(locale.date(day)),
    stage: score ? said(locale.t(`stage.${score.stage}`)) : null,
    rules: rules === null ? null : said(score ? `${locale.pick(score.rulesTitle)} (${rules})` : rules, rules),
    "in-force": score ? said(locale.t(score.inForce ? "compare.in-force-yes" : "compare.in-force-no")) : null,
    weights: metrics
      ? said(
          locale.t("compare.metrics-count", { count: metrics.length }),
          [score!.dimensions, metrics].map((lines) => lines.map(({ id, weight }) => [id, weight]).sort()),
        )
      : null,
    program: program === null ? null : said(program),
    start: projection ? said(locale.date(projection.start)) : null,
    horizon: projection ? said(locale.t("compare.days", { days: projection.horizon })) : null,
    seed: projection ? said(projection.seed) : null,
    replications: projection ? said(whole(projection.replications)) : null,
    scenarios: projection
      ? said(
          locale.list(projection.scenarios.map(({ title }) => locale.pick(title))),
          projection.scenarios.map(({ id, rules: under, levers, incidents }) => [
            id,
            under,
            levers,
            incidents ?? [],
          ]),
        )
      : null,
    assumptions: assumptions ? said(whole(assumptions.length), assumptions) : null,
    fallbacks: fallbacks ? said(whole(fallbacks.length), fallbacks) : null,
    priors: projection
      ? said(
          whole(projection.priors.length),
          projection.priors.map(({ process }) => process),
        )
      : null,
  };
}

/** The circumstances that at least one of the results tells, inputs first, then rules, program, run, and what was assumed. */
export function conditionsOf(compared: readonly Compared[], locale: Locale): readonly Condition[] {
  const read = compared.map(({ dossier }) => readings(dossier, locale));
  return (Object.keys(read[0] ?? {}) as ConditionId[]).flatMap((id) => {
    const column = read.map((one) => one[id]);
    if (column.every((reading) => reading === null)) return [];
    const different = new Set(column.map((reading) => reading?.same ?? null)).size > 1;
    return [{ id, values: column.map((reading) => reading?.shown ?? null), differs: different }];
  });
}
