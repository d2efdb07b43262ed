import type { Result } from "../read-results.ts";

/** What a field must be: a "?" may be null, a list holds one shape throughout. Fields that are not named may be anything. */
type Shape =
  | "string"
  | "string?"
  | "number"
  | "number?"
  | "boolean"
  | readonly [Shape]
  | { readonly [field: string]: Shape };

const text = { zh: "string", en: "string" } as const;
const shop = { id: "string", name: "string" } as const;
const head = { program: "string", rules: "string", input: "string" } as const;
const assumption = { id: "string", text, provenance: "string", source: "string" } as const;

const score: Shape = {
  ...head,
  shop,
  rulesTitle: text,
  inForce: "boolean",
  asOf: "string",
  stage: "string",
  total: "number?",
  display: { total: "number?", buyerScore: "number?", stars: "number?" },
  provenance: "string",
  coveredWeight: "number",
  dimensions: [{ id: "string", title: text, weight: "number", score: "number?", provenance: "string" }],
  metrics: [
    {
      ...{
        id: "string",
        title: text,
        dimension: "string",
        unit: "string",
        provenance: "string",
        status: "string",
      },
      ...{
        value: "number?",
        numerator: "number?",
        denominator: "number?",
        weight: "number",
        score: "number?",
      },
      ...{ share: "number", contribution: "number", fallbacks: ["string"], missing: "string?" },
      window: { from: "string", to: "string" },
    } as const,
  ],
  adjustments: [
    { id: "string", title: text, points: "number", contribution: "number", provenance: "string" },
  ],
  clamped: "number?",
  consequences: [
    {
      ...{ id: "string", programmeTitle: text, title: text, effect: "string", node: "string", op: "string" },
      ...{
        threshold: "number",
        margin: "number?",
        value: "number?",
        product: "string?",
        categories: ["string"],
      },
      ...{ conflictsWith: ["string"], source: "string", url: "string?", provenance: "string" },
      requirements: [{ node: "string", op: "string", threshold: "number" }],
    } as const,
  ],
  assumptions: [assumption],
  unknown: [text],
  sources: [{ id: "string", title: "string", url: "string?" }],
};

const explain: Shape = {
  ...head,
  asOf: "string",
  total: "number?",
  events: [
    {
      table: "string",
      id: "string",
      metric: "string",
      cohortDay: "string",
      leavesOn: "string",
      cost: "number?",
    },
  ],
  eventCounts: {},
  distances: [{ metric: "string", targetPoints: "number", orders: "number?", days: "number", unit: text }],
  curve: [{ date: "string", total: "number?" }],
};

const summary = { mean: "number?", sd: "number?", standardError: "number?", missing: "number" } as const;
const projection: Shape = {
  ...head,
  shop,
  seed: "string",
  replications: "number",
  start: "string",
  horizon: "number",
  past: [{ date: "string", total: "number?" }],
  scenarios: [
    {
      id: "string",
      title: text,
      rules: "string",
      levers: [
        { use: "string", title: text, from: "string", dose: "number", effect: text, provenance: "string" },
      ],
      days: [{ date: "string", total: summary, dimensions: {}, metrics: {}, known: "number" }],
      answers: [{ question: "string", missing: "number" }],
      cost: "number?",
    },
  ],
  assumptions: [assumption],
  priors: [{ process: "string", text }],
};

const sensitivity: Shape = {
  ...head,
  shop,
  start: "string",
  horizon: "number",
  replications: "number",
  inputs: [{ id: "string", kind: "string", title: text, range: text, thin: "boolean" }],
  outputs: [
    {
      ...{
        id: "string",
        kind: "string",
        scenario: "string",
        mean: "number",
        standardError: "number",
        sd: "number",
      },
      tornado: [{ input: "string", low: "number", high: "number", swing: "number", standardError: "number" }],
    } as const,
  ],
  assumptions: [assumption],
};

const fit: Shape = {
  ...head,
  shop,
  start: "string",
  firstDay: "string",
  days: "number",
  processes: [
    {
      ...{ process: "string", title: text, unit: "string", level: "number", interval: ["number"] },
      ...{ dayVariance: "number", events: "number", evidence: "number" },
    } as const,
  ],
  asked: { checks: "number" },
  festivals: [{ id: "string", title: text, days: "number", factor: "number", interval: ["number"] }],
  together: [{ titles: [text], correlation: "number" }],
};

const chance = { value: "number", interval: ["number"], standardError: "number" } as const;
const plan = {
  id: "string",
  measures: [{ id: "string", title: text, advice: text, product: "string?", from: "string", dose: "number" }],
  chance,
  searched: chance,
} as const;
const goal: Shape = {
  ...head,
  shop,
  start: "string",
  horizon: "number",
  target: { question: "string", wanted: "boolean", probability: "number" },
  budget: "number?",
  priced: "boolean",
  verdict: "string",
  baseline: chance,
  strongest: plan,
  plan,
  others: [plan],
  binding: [{ kind: "string", lever: "string?", other: "string?" }],
  unspent: "number?",
  latestStart: { plan: "string?", strongest: "string?" },
  front: [{ cost: "number", chance, measures: [{ id: "string", from: "string", dose: "number" }] }],
  offered: [{ id: "string", title: text }],
  inverse: {
    total: "number?",
    provenance: "string",
    goodOrders: { threshold: "number", today: "number?", withRollOff: "number?", days: "number" },
    badReview: { points: "number?", from: "string?", until: "string?", goodOrders: "number?" },
  },
};

const measured = { value: "number?" } as const;
const backtest: Shape = {
  ...head,
  rules: ["string"],
  shop,
  from: "string?",
  to: "string?",
  horizons: ["number"],
  origins: { judged: "number" },
  baselines: [{ id: "string", title: text }],
  nodes: [
    {
      node: "string",
      lines: [
        {
          coverage: [{ level: "number", held: "number", of: "number", share: measured }],
          baselines: [{ id: "string", skill: measured }],
        },
      ],
    },
  ],
};

const contrast = {
  actual: "number",
  without: { mean: "number", standardError: "number", interval: ["number"] },
  effect: { value: "number", interval: ["number"] },
  asGood: { share: "number", interval: ["number"] },
  asBad: { share: "number", interval: ["number"] },
} as const;
const evaluation: Shape = {
  ...head,
  shop,
  asOf: "string",
  falseAlarms: "number",
  evaluations: [
    {
      ...{ id: "string", title: text, from: "string", nodeTitle: text, unit: "string", days: "number" },
      ...{ verdict: "string", together: ["string"], touched: "number", contrast, total: contrast },
      confounders: [{ kind: "string", from: "string", until: "string?", text }],
      placebos: [{ verdict: "string" }],
      widened: "number",
      curve: [{ date: "string", actual: "number?", expected: "number?" }],
    } as const,
  ],
  notEvaluated: [{ id: "string", title: text, why: text }],
};

const planStatus: Shape = {
  ...head,
  shop,
  asOf: "string",
  start: "string",
  measures: [
    {
      ...{ id: "string", title: text, owner: "string?", from: "string", due: "string?", until: "string?" },
      ...{ started: "string?", state: "string", progress: "number?" },
      cost: { planned: "number?", accrued: "number?", spent: "number?" },
    } as const,
  ],
  nodes: [
    {
      ...{ node: "string", title: text, unit: "string", atStart: "number?", actual: "number?" },
      expected: {},
    } as const,
  ],
  curve: [{ date: "string", actual: "number?", expected: {} }],
  records: [
    {
      ...{ kind: "string", title: "string", unit: "string", before: "number?", now: "number" },
      ...{ standard: "number?", cases: "number?" },
    } as const,
  ],
};

const reconcile: Shape = {
  ...head,
  shop,
  shops: [
    {
      shop,
      from: "string?",
      to: "string?",
      figures: [
        {
          ...{ node: "string", title: text, part: "string", unit: "string", decimals: "number" },
          ...{ compared: "number", agree: "number", missing: "number" },
          ...{ meanDifference: "number?", meanAbsolute: "number?" },
          days: [{ date: "string", page: "number", ours: "number?" }],
        } as const,
      ],
    },
  ],
};

const cause: Shape = {
  id: "string",
  title: text,
  kind: "string",
  source: text,
  verdict: "string",
  says: text,
  points: "number?",
  felt: "boolean",
  chance: "number?",
  pending: "number?",
  evidence: [{ title: text, items: ["string"] }],
  levers: [{ id: "string", title: text }],
};
const diagnose: Shape = {
  ...head,
  shop,
  asOf: "string",
  lowest: [{ title: text }],
  causes: [cause],
  complaints: {
    from: "string",
    to: "string",
    all: "number",
    missing: ["string"],
    types: [
      {
        id: "string",
        title: text,
        count: "number",
        share: "number",
        before: "number?",
        reason: "string?",
      } as const,
    ],
  },
  contributions: [
    {
      by: "string",
      units: [{ name: "string", orders: "number", points: "number", interval: ["number"] }],
      more: "number",
    },
  ],
};

const account: Shape = {
  program: "string",
  rules: [{ id: "string", title: text, inForce: "boolean" }],
  files: [{ file: "string", rowsRead: "number", rowsUsed: "number" }],
};

const shapes: Readonly<Record<Result["kind"], Shape>> = {
  score,
  explain,
  forecast: projection,
  compare: projection,
  sensitivity,
  fit,
  goal,
  backtest,
  "plan-status": planStatus,
  evaluation,
  reconcile,
  diagnose,
  import: account,
};

function misfit(value: unknown, shape: Shape, path: string): string | null {
  if (typeof shape === "string") {
    if (value === null && shape.endsWith("?")) return null;
    const wanted = shape.replace("?", "");
    return typeof value === wanted ? null : path;
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return path;
    for (const [i, item] of value.entries()) {
      const found = misfit(item, shape[0] as Shape, `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return path;
  for (const [field, inner] of Object.entries(shape)) {
    const found = misfit(
      (value as Record<string, unknown>)[field],
      inner,
      path === "" ? field : `${path}.${field}`,
    );
    if (found !== null) return found;
  }
  return null;
}

/**
 * Path of the first field of a result of a known kind that is not what the page will read there, such as
 * "metrics[2].score"; null where all of them fit. The command line checks the whole schema; this is what fits into a page.
 */
export function misfitOf(result: { readonly kind: Result["kind"] }): string | null {
  return misfit(result, shapes[result.kind], "");
}
