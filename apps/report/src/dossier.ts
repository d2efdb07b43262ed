import type { ExplanationReport, ImportReport, ScoreReport, Text } from "@scorecast/core/report";
import type {
  BacktestReport,
  DiagnosisReport,
  EvaluationReport,
  FitReport,
  GoalReport,
  PlanStatusReport,
  ProjectionReport,
  ReconcileReport,
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
  readonly diagnosis: DiagnosisReport | null;
  readonly projection: ProjectionReport | null;
  readonly sensitivity: SensitivityReport | null;
  readonly fit: FitReport | null;
  readonly goal: GoalReport | null;
  /** Of the rule version among others: a back-test may go back to earlier ones. */
  readonly backtest: BacktestReport | null;
  readonly planStatus: PlanStatusReport | null;
  readonly evaluation: EvaluationReport | null;
  /** Of its first shop, where several were learnt from. */
  readonly reconciliation: ReconcileReport | null;
  /** Where the shop's data came from. */
  readonly account: ImportReport | null;
  readonly scale: Scale;
}

type Scored = Exclude<Result, ImportReport>;
/** The dossier's fields that hold a result. */
type Slot =
  | "score"
  | "explanation"
  | "diagnosis"
  | "projection"
  | "goal"
  | "sensitivity"
  | "fit"
  | "backtest"
  | "planStatus"
  | "evaluation"
  | "reconciliation";
type Filled = { readonly [S in Slot]?: Dossier[S] };

/** Where each kind of result stands, and the day that it is about; null for what belongs to any day of the shop. */
const places: {
  readonly [K in Scored["kind"]]: {
    readonly slot: Slot;
    readonly day: (result: Extract<Scored, { kind: K }>) => string | null;
  };
} = {
  score: { slot: "score", day: ({ asOf }) => asOf },
  explain: { slot: "explanation", day: ({ asOf }) => asOf },
  diagnose: { slot: "diagnosis", day: ({ asOf }) => asOf },
  forecast: { slot: "projection", day: ({ start }) => start },
  compare: { slot: "projection", day: ({ start }) => start },
  goal: { slot: "goal", day: ({ start }) => start },
  sensitivity: { slot: "sensitivity", day: ({ start }) => start },
  fit: { slot: "fit", day: ({ start }) => start },
  backtest: { slot: "backtest", day: () => null },
  "plan-status": { slot: "planStatus", day: ({ asOf }) => asOf },
  evaluation: { slot: "evaluation", day: ({ asOf }) => asOf },
  reconcile: { slot: "reconciliation", day: () => null },
};
const nothing: { readonly [S in Slot]: null } = {
  score: null,
  explanation: null,
  diagnosis: null,
  projection: null,
  sensitivity: null,
  fit: null,
  goal: null,
  backtest: null,
  planStatus: null,
  evaluation: null,
  reconciliation: null,
};

function placeOf<K extends Scored["kind"]>(result: Extract<Scored, { kind: K }>) {
  const place = places[result.kind as K];
  return { slot: place.slot, day: place.day(result) };
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
    const { slot, day } = placeOf(result);
    const { input } = result;
    const versions = typeof result.rules === "string" ? [result.rules] : result.rules;
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
    const reports = { ...nothing, ...(filled as Filled) };
    const shop = reportsOf(reports).find(named)?.shop.id ?? null;
    const account =
      shop === null
        ? accounts.length === 1
          ? accounts[0]!
          : null
        : (accounts.find((one) => one.shop?.id === shop) ?? null);
    const scale = scaleOf(reports.score, reports.explanation, reports.projection);
    return { input, rules, ...reports, account, scale };
  });
  const alone = accounts
    .filter((account) => scored.every((dossier) => dossier.account !== account))
    .map(
      (account): Dossier => ({
        ...{ input: null, rules: null, ...nothing, account },
        scale: scaleOf(null, null, null),
      }),
    );
  return [...scored, ...alone];
}

/** The results of a dossier, the score first; the account of its import is not among them. */
export function reportsOf(dossier: Pick<Dossier, Slot>): readonly Scored[] {
  return (Object.keys(nothing) as Slot[]).flatMap((slot) => dossier[slot] ?? []);
}

function named(report: Scored): report is Exclude<Scored, ExplanationReport> {
  return "shop" in report;
}

/** The shop's name as given; null when no result of the dossier knows it. */
export function shopName(dossier: Dossier): string | null {
  return reportsOf(dossier).find(named)?.shop.name ?? dossier.account?.shop?.name ?? null;
}

/** Day of the score that the dossier is about, "YYYY-MM-DD". */
export function scoredOn(dossier: Dossier): string | null {
  const days = reportsOf(dossier).flatMap((report) => placeOf(report).day ?? []);
  return days[0] ?? dossier.backtest?.to ?? null;
}

/** The program that wrote the dossier's first result. */
export function firstProgram(dossier: Dossier): string | null {
  return (reportsOf(dossier)[0] ?? dossier.account)?.program ?? null;
}

/** Title of a metric or dimension, or the id itself where no result names it. */
export function nodeTitle({ score }: Dossier, id: string): Text {
  const line = score?.metrics.find((m) => m.id === id) ?? score?.dimensions.find((d) => d.id === id);
  return line?.title ?? { zh: id, en: id };
}
