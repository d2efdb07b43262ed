import type { ExplanationReport, ImportReport, ScoreReport, Text } from "@scorecast/core/report";
import type {
  BacktestReport,
  FitReport,
  ProjectionReport,
  SensitivityReport,
} from "@scorecast/simulator/report";
import type { Result } from "./read-results.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** The results that belong together: one shop's data under one rule version on one day. Any of them may be absent. */
export interface Dossier {
  /** Fingerprint of the data; null where there is only the account of an import. */
  readonly input: string | null;
  readonly rules: string | null;
  readonly score: ScoreReport | null;
  readonly explanation: ExplanationReport | null;
  readonly projection: ProjectionReport | null;
  readonly sensitivity: SensitivityReport | null;
  readonly fit: FitReport | null;
  /** Of the rule version among others: a back-test may go back to earlier ones. */
  readonly backtest: BacktestReport | null;
  /** Where the shop's data came from. */
  readonly account: ImportReport | null;
  readonly scale: Scale;
}

type Scored = Exclude<Result, ImportReport>;
type Slot = "score" | "explanation" | "projection" | "sensitivity" | "fit" | "backtest";

const slots: Readonly<Record<Scored["kind"], Slot>> = {
  score: "score",
  explain: "explanation",
  forecast: "projection",
  compare: "projection",
  sensitivity: "sensitivity",
  fit: "fit",
  backtest: "backtest",
};

/** The day that a result is about; null for those that belong to any day of the shop. */
function dayOf(result: Scored): string | null {
  if (result.kind === "sensitivity" || result.kind === "fit" || result.kind === "backtest") return null;
  return result.kind === "score" || result.kind === "explain" ? result.asOf : result.start;
}

/**
 * Groups results by input, rule version and day, in their order; a second result of the same kind opens a dossier of its own.
 * The first account of a shop's import belongs to every dossier of that shop, or to all if the page is about one import
 * and results that do not name their shop; an account that belongs to none is a dossier by itself.
 */
export function dossiersOf(results: readonly Result[]): readonly Dossier[] {
  const accounts = results.filter((result) => result.kind === "import");
  const groups: {
    input: string;
    rules: string;
    day: string | null;
    filled: Partial<Record<Slot, Scored>>;
  }[] = [];
  for (const result of results) {
    if (result.kind === "import") continue;
    const slot = slots[result.kind];
    const { input } = result;
    const versions = typeof result.rules === "string" ? [result.rules] : result.rules;
    const day = dayOf(result);
    const open = groups.find(
      (g) =>
        g.input === input &&
        versions.includes(g.rules) &&
        (g.day === null || day === null || g.day === day) &&
        !g.filled[slot],
    );
    if (open) {
      open.filled[slot] = result;
      open.day ??= day;
    } else groups.push({ input, rules: versions.at(-1)!, day, filled: { [slot]: result } });
  }
  const scored = groups.map(({ input, rules, filled }): Dossier => {
    const score = (filled.score ?? null) as ScoreReport | null;
    const explanation = (filled.explanation ?? null) as ExplanationReport | null;
    const projection = (filled.projection ?? null) as ProjectionReport | null;
    const sensitivity = (filled.sensitivity ?? null) as SensitivityReport | null;
    const fit = (filled.fit ?? null) as FitReport | null;
    const backtest = (filled.backtest ?? null) as BacktestReport | null;
    const shop = (score ?? projection ?? sensitivity ?? fit ?? backtest)?.shop.id ?? null;
    const account =
      shop === null
        ? accounts.length === 1
          ? accounts[0]!
          : null
        : (accounts.find((one) => one.shop?.id === shop) ?? null);
    const scale = scaleOf(score, explanation, projection);
    return { input, rules, score, explanation, projection, sensitivity, fit, backtest, account, scale };
  });
  const alone = accounts
    .filter((account) => scored.every((dossier) => dossier.account !== account))
    .map(
      (account): Dossier => ({
        ...{ input: null, rules: null, score: null, explanation: null, projection: null },
        ...{ sensitivity: null, fit: null, backtest: null, account },
        scale: scaleOf(null, null, null),
      }),
    );
  return [...scored, ...alone];
}

/** The shop's name as given; null when no result of the dossier knows it. */
export function shopName({ score, projection, sensitivity, fit, backtest, account }: Dossier): string | null {
  return (score ?? projection ?? sensitivity ?? fit ?? backtest)?.shop.name ?? account?.shop?.name ?? null;
}

/** Day of the score that the dossier is about, "YYYY-MM-DD". */
export function scoredOn({
  score,
  explanation,
  projection,
  sensitivity,
  fit,
  backtest,
}: Dossier): string | null {
  return (
    score?.asOf ?? explanation?.asOf ?? (projection ?? sensitivity ?? fit)?.start ?? backtest?.to ?? null
  );
}

/** Title of a metric or dimension, or the id itself where no result names it. */
export function nodeTitle({ score }: Dossier, id: string): Text {
  const line = score?.metrics.find((m) => m.id === id) ?? score?.dimensions.find((d) => d.id === id);
  return line?.title ?? { zh: id, en: id };
}
