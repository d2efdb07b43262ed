import type {
  Contrast,
  Evaluation,
  EvaluationReport,
  MeasureStatus,
  PlanStatusReport,
} from "@scorecast/simulator/report";

const head = {
  formatVersion: 1,
  program: "0.1.0",
  shop: { id: "example", name: "示例店 <b>", industry: null, shopType: "other" },
  ...{ rules: "douyin-2026-09-08", input: "sha256:example", seed: "example", asOf: "2026-10-20" },
} as const;

function dateAt(day: number): string {
  return new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10);
}

const START = 20; // 2026-09-21
const TODAY = 49; // 2026-10-20

/** Made-up futures: a level that widens with the days ahead. */
function band(day: number, level: number): readonly [number, number, number] | null {
  if (day < START) return null;
  const half = 0.8 * Math.sqrt(day - START);
  return [level - half, level, level + half];
}

/** A plan with a measure in time, one begun late, one overdue and one to come. */
export const examplePlan: PlanStatusReport = {
  ...head,
  kind: "plan-status",
  ...{ replications: 1000, start: dateAt(START) },
  measures: [
    measure("overdue", "客服培训", "Staff training", dateAt(30), null),
    {
      ...measure("late", "傍晚揽收 <i>", "Evening pickup <i>", dateAt(24), dateAt(27)),
      fed: text("例", "x"),
    },
    measure("time", "快退款", "Fast refunds", dateAt(26), dateAt(26)),
    measure("later", "换箱子", "Better boxes", dateAt(70), null),
  ],
  notForecast: null,
  nodes: [
    {
      ...{ node: "total", title: text("总分", "total"), unit: "points", better: "higher" },
      ...{ atStart: 81, actual: 80 + 2 * Math.sin(TODAY / 5) },
      expected: { without: expected(81), planned: expected(84), started: expected(83.4) },
    },
  ],
  curve: Array.from({ length: 80 }, (_, day) => ({
    date: dateAt(day),
    actual: day > TODAY ? null : day === 12 ? null : 80 + 2 * Math.sin(day / 5),
    expected: { without: band(day, 81), planned: band(day, 84), started: band(day, 83.4) },
  })),
  records: [
    {
      ...{ kind: "refunds", title: "自愿退款", unit: "days", unitText: null, before: 5, now: 3, standard: 5 },
      ...{ met: true, cases: null, shares: null, issue: null, measure: null, state: null, feeds: "time" },
    },
  ],
};

function text(zh: string, en: string) {
  return { zh, en };
}

function expected(mean: number) {
  return { mean, standardError: 0.1, interval: [mean - 3, mean + 3] as const, place: 0.3 };
}

function measure(id: string, zh: string, en: string, from: string, started: string | null): MeasureStatus {
  const over = started === null && from < dateAt(TODAY - 1);
  return {
    ...{ id, title: text(zh, en), owner: "王芳", use: null, from, due: null, until: null, started },
    ...{ finished: null, state: started === null ? "not-started" : "under-way", progress: null },
    late: over
      ? { kind: "start-overdue" as const, days: 18 }
      : started !== null && started > from
        ? { kind: "started-late" as const, days: 3 }
        : null,
    cost: { planned: 1000, accrued: 800, spent: null },
    fed: null,
  };
}

const contrast: Contrast = {
  actual: 16.2,
  without: { mean: 20.5, standardError: 0.03, interval: [18.9, 22.1] },
  effect: { value: -4.3, interval: [-5.9, -2.7] },
  asGood: { share: 0.002, interval: [0, 0.006] },
  asBad: { share: 1, interval: [0.99, 1] },
};

const pickup: Evaluation = {
  ...{
    id: "late",
    title: text("傍晚揽收 <i>", "Evening pickup <i>"),
    use: "second-daily-pickup",
    owner: null,
  },
  ...{ from: dateAt(27), node: "pickup-hours", nodeTitle: text("平均揽收时长", "Mean hours to pickup") },
  ...{ unit: "hours", better: "lower", days: TODAY - 27, verdict: "worked", together: [], touched: 0.7 },
  contrast,
  total: {
    actual: 82,
    without: { mean: 80.4, standardError: 0.1, interval: [77, 84] },
    effect: { value: 1.6, interval: [-2, 5] },
    asGood: { share: 0.3, interval: [0.27, 0.33] },
    asBad: { share: 0.7, interval: [0.67, 0.73] },
  },
  expected: {
    ...{ effect: -4, power: 0.93, asPoor: 0.6, asGood: 0.02, tellable: dateAt(TODAY) },
    later: [{ date: dateAt(TODAY + 7), power: 0.97 }],
  },
  detectable: 2.4,
  posterior: {
    ...{ stated: [0.3, 0.6], mean: 0.45, interval: [0.34, 0.56], standardError: 0.002, likelihoodRatio: 340 },
    ...{ parameter: text("提前一天的占比", "share a day earlier"), effect: "0.34 to 0.56" },
  },
  confounders: [{ kind: "festival", from: "2026-09-07", until: "2026-09-09", text: text("99", "9.9") }],
  placebos: [
    { date: "2026-07-01", z: 0.4, asGood: 0.3, verdict: "nothing" },
    { date: "2026-07-15", z: 2, asGood: 0.02, verdict: "worked" },
  ],
  widened: 1,
  curve: Array.from({ length: TODAY - 9 }, (_, i) => {
    const day = i + 10;
    const ahead = day - 27;
    const half = 0.35 * Math.sqrt(Math.max(0, ahead));
    return {
      date: dateAt(day),
      actual: 20.5 + 0.4 * Math.sin(day / 2) - Math.max(0, 0.18 * ahead),
      without:
        ahead < 0
          ? null
          : {
              ...{ "0.05": 20.5 - half, "0.25": 20.5 - half / 2.4, "0.5": 20.5 },
              ...{ "0.75": 20.5 + half / 2.4, "0.95": 20.5 + half },
            },
      expected: ahead < 0 ? null : 20.5 - 0.17 * ahead,
    };
  }),
};

/** One measure that worked, one that cannot be told yet, one not evaluated. */
export const exampleEvaluation: EvaluationReport = {
  ...head,
  kind: "evaluation",
  ...{ replications: { without: 1000, with: 200 }, falseAlarms: 0.05 },
  evaluations: [
    pickup,
    {
      ...pickup,
      ...{ id: "time", title: text("快退款", "Fast refunds"), verdict: "too-early", together: ["late"] },
      ...{ posterior: { ...pickup.posterior!, likelihoodRatio: 0.5 }, placebos: [], widened: 1.4 },
      expected: { ...pickup.expected!, power: 0.3, tellable: null },
      unit: "share",
      contrast: { ...contrast, actual: 0.01, effect: { value: -0.005, interval: [-0.01, 0.002] } },
    },
  ],
  notEvaluated: [
    { id: "overdue", title: text("客服培训", "Staff training"), why: text("还没开始", "not begun") },
  ],
};
