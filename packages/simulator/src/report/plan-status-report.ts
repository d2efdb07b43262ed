import type { ScoreReport, Text } from "@scorecast/core/report";
import type { Evaluation } from "./evaluation-report.ts";

/** What is late of a measure, and by how many days up to the day of the report. */
export type Lateness =
  /** Not begun although its day has passed; begun after it; not done although due; done after it was due. */
  {
    readonly kind: "start-overdue" | "started-late" | "finish-overdue" | "finished-late";
    readonly days: number;
  };

export interface MeasureStatus {
  readonly id: string;
  readonly title: Text;
  readonly owner: string | null;
  /** Lever; null: nothing in the score's model that it changes. */
  readonly use: string | null;
  readonly from: string;
  readonly due: string | null;
  readonly until: string | null;
  /** As known on the day: later dates of the file are not there yet. */
  readonly started: string | null;
  readonly finished: string | null;
  readonly state: "not-started" | "under-way" | "done";
  /** In [0, 1]; null: not said. */
  readonly progress: number | null;
  /** The gravest; null: in time. */
  readonly late: Lateness | null;
  /** Yuan up to the day: by the plan, by the days that it has really run, and as recorded. null: not said. */
  readonly cost: {
    readonly planned: number | null;
    readonly accrued: number | null;
    readonly spent: number | null;
  };
  /** Where its effect comes from, if a record says it. */
  readonly fed: Text | null;
}

/** Futures of one scenario on one day, seen from the plan's start. */
export interface ExpectedValue {
  readonly mean: number;
  readonly standardError: number;
  /** 10 % and 90 % points. */
  readonly interval: readonly [number, number];
  /** Share of the futures below what came, half of those at it; null: nothing came. */
  readonly place: number | null;
}

export type PlanScenario = "without" | "planned" | "started";

export interface ExpectedNode {
  readonly node: string;
  readonly title: Text;
  readonly unit: Evaluation["unit"];
  readonly better: Evaluation["better"];
  /** On the plan's first day, and today; null: no score, no data. */
  readonly atStart: number | null;
  readonly actual: number | null;
  readonly expected: Readonly<Record<PlanScenario, ExpectedValue | null>>;
}

export interface PlanDay {
  readonly date: string;
  readonly actual: number | null;
  /** 10 %, 50 % and 90 % points of the total; null before the plan. */
  readonly expected: Readonly<Record<PlanScenario, readonly [number, number, number] | null>>;
}

/** A figure of the shop's own books against a standard. */
export interface RecordLine {
  readonly kind: "complaints" | "refunds" | "satisfaction" | "inspections" | "figures";
  readonly title: string;
  readonly unit: "hours" | "days" | "share" | "grade" | "other";
  readonly unitText: string | null;
  readonly before: number | null;
  readonly now: number;
  readonly standard: number | null;
  /** Whether it meets its standard; null: it has none. */
  readonly met: boolean | null;
  /** Cases of complaints, the five shares of satisfaction, issue, measure and state of inspections. */
  readonly cases: number | null;
  readonly shares: readonly number[] | null;
  readonly issue: string | null;
  readonly measure: string | null;
  readonly state: "not-started" | "under-way" | "done" | null;
  /** Measure whose effect it says; null: recorded alone, the score has no parameter that it is. */
  readonly feeds: string | null;
}

/** `plan status --json`. formatVersion 1. */
export interface PlanStatusReport {
  readonly formatVersion: 1;
  readonly kind: "plan-status";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  readonly rules: string;
  readonly input: string;
  readonly seed: string;
  readonly replications: number;
  readonly asOf: string;
  readonly start: string;
  /** Overdue first, then late, then by planned day. */
  readonly measures: readonly MeasureStatus[];
  /** Why nothing is expected: the plan has not begun, or too little was on record then; null: something is. */
  readonly notForecast: Text | null;
  /** The total, then what the measures are about. */
  readonly nodes: readonly ExpectedNode[];
  /** From 30 days before the plan. */
  readonly curve: readonly PlanDay[];
  readonly records: readonly RecordLine[];
}
