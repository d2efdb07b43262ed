import { formatDay, roundHalfUp } from "@scorecast/core";
import { withCentralRules } from "../engine/central-rules.ts";
import { columnOf, type Projection } from "../engine/projection.ts";
import { simulateRange, type Watch } from "../engine/simulate.ts";
import { streamKey } from "../random/stream-key.ts";
import type { SensitivityOutput, SensitivityReport } from "../report/sensitivity-report.ts";
import { baselineOf, type Study } from "./plan-study.ts";
import { meets, type Question } from "./question.ts";
import { assumptionsOf } from "./simulation-assumptions.ts";
import { momentsOf, Z975 } from "./summaries.ts";
import { type UncertainInput, uncertainInputs } from "./uncertain-inputs.ts";
import { varianceShares } from "./variance-shares.ts";
import { type Variation, variedState } from "./variation.ts";

/** A run of all scenarios of the study under a variation. */
export interface SensitivityRun {
  readonly variation: Variation | null;
  readonly replications: number;
}

/** All runs that a sensitivity study needs, and what they are for. */
export interface SensitivityPlan {
  readonly study: Study;
  readonly inputs: readonly UncertainInput[];
  readonly runs: readonly SensitivityRun[];
}

/** The answers of one run, future by future: one column per output. */
export type Answers = readonly Float64Array[];

/** The swing of a mean under the same luck needs fewer futures than the split of a variance. */
const TORNADO_PART = 4;
const TORNADO_AT_LEAST = 50;

/**
 * Plans the runs of a sensitivity study with the study's replications. Nothing is simulated yet. Learnt rules are held at
 * their central ones: draws that all runs share would be taken for a part of every input.
 */
export function planSensitivity(planned: Study): SensitivityPlan {
  const study = { ...planned, state: withCentralRules(planned.state) };
  const { replications } = study.state;
  const few = tornadoReplications(replications);
  const inputs = uncertainInputs(study);
  return {
    study,
    inputs,
    runs: [
      { variation: null, replications },
      { variation: { kind: "doubles" }, replications },
      ...drawnInputs(inputs).map(({ redrawn }) => ({ variation: redrawn, replications })),
      ...variedInputs(inputs).flatMap(({ ends }) =>
        ends!.map((variation) => ({ variation, replications: few })),
      ),
    ],
  };
}

/** The outputs of a run: mean totals, differences from the baseline, and the questions about the baseline. */
export function answersOf({ study }: SensitivityPlan, projections: readonly Projection[]): Answers {
  const baseline = baselineOf(study);
  const { digits } = study.state.rules.display;
  const last = (scenario: number) => {
    const projection = projections[scenario]!;
    return columnOf(projection, 0, projection.days - 1);
  };
  return outputsOf(study).map(({ kind, place, asked }) => {
    if (kind === "total") return last(place).slice();
    if (kind === "difference") return last(place).map((total, r) => total - last(baseline)[r]!);
    return happened(asked!, projections[place]!, study.state.start, digits);
  });
}

/** @param answers of the runs of the plan, in their order */
export function reportSensitivity(plan: SensitivityPlan, answers: readonly Answers[]): SensitivityReport {
  const { study, inputs } = plan;
  const { state, input } = study;
  const { shop } = state;
  return {
    formatVersion: 1,
    kind: "sensitivity",
    program: input.program,
    shop: { id: shop.id, name: shop.name, industry: shop.industry, shopType: shop.shopType },
    rules: state.rules.id,
    input: input.input,
    seed: state.seed,
    replications: state.replications,
    tornadoReplications: tornadoReplications(state.replications),
    start: formatDay(state.start),
    horizon: state.horizon,
    inputs: inputs.map(({ id, kind, title, range, thin }) => ({ id, kind, title, range, thin })),
    outputs: outputsOf(study).flatMap((output, o) => outputLine(plan, output, answers, o)),
    assumptions: [...input.assumptions, ...assumptionsOf(state)],
    priors: study.priors,
  };
}

/** The whole study on this thread; null if the watch aborted it. */
export function sensitivity(study: Study, watch: Watch = {}): SensitivityReport | null {
  const plan = planSensitivity(study);
  const answers: Answers[] = [];
  for (const { variation, replications } of plan.runs) {
    const state = variedState(study.state, variation);
    const projections: Projection[] = [];
    for (let scenario = 0; scenario < state.scenarios.length; scenario++) {
      const projection = simulateRange(state, scenario, 0, replications, { aborted: watch.aborted ?? never });
      if (!projection) return null;
      projections.push(projection);
    }
    answers.push(answersOf(plan, projections));
    watch.progress?.(answers.length, plan.runs.length);
  }
  return reportSensitivity(plan, answers);
}

function never(): boolean {
  return false;
}

function tornadoReplications(replications: number): number {
  return Math.min(replications, Math.max(TORNADO_AT_LEAST, Math.ceil(replications / TORNADO_PART)));
}

function drawnInputs(inputs: readonly UncertainInput[]): UncertainInput[] {
  return inputs.filter(({ redrawn }) => redrawn !== null);
}

function variedInputs(inputs: readonly UncertainInput[]): UncertainInput[] {
  return inputs.filter(({ ends }) => ends !== null);
}

interface Output {
  readonly kind: SensitivityOutput["kind"];
  /** Of its scenario. */
  readonly place: number;
  readonly asked: Question | null;
}

function outputsOf(study: Study): Output[] {
  const baseline = baselineOf(study);
  return [
    { kind: "total", place: baseline, asked: null },
    ...study.scenarios.flatMap((_, place): Output[] =>
      place === baseline ? [] : [{ kind: "difference", place, asked: null }],
    ),
    ...study.questions.flatMap((asked): Output[] =>
      asked.kind === "when" ? [] : [{ kind: "probability", place: baseline, asked }],
    ),
  ];
}

/** 1 where a future meets what a question asks. */
function happened(question: Question, projection: Projection, start: number, digits: number): Float64Array {
  const { event } = question;
  const node = projection.nodes.indexOf(event.node);
  const days =
    question.kind === "on"
      ? [question.day - start]
      : Array.from(
          { length: (question.kind === "ever" && question.within) || projection.days - 1 },
          (_, d) => d + 1,
        );
  const met = new Float64Array(projection.to - projection.from);
  for (const day of days) {
    const column = columnOf(projection, node, day);
    for (let r = 0; r < met.length; r++)
      if (meets(event, event.node === "total" ? roundHalfUp(column[r]!, digits) : column[r]!)) met[r] = 1;
  }
  return met;
}

function outputLine(
  { study, inputs }: SensitivityPlan,
  { kind, place, asked }: Output,
  answers: readonly Answers[],
  o: number,
): SensitivityOutput[] {
  const columns = answers.map((run) => run[o]!);
  const [a, b] = columns as [Float64Array, Float64Array];
  const moments = momentsOf(a);
  if (!moments) return [];
  const drawn = drawnInputs(inputs);
  const scenario = study.scenarios[place]!.id;
  const id = asked
    ? asked.text
    : kind === "total"
      ? scenario
      : `${scenario} − ${study.scenarios[baselineOf(study)]!.id}`;
  const shares = varianceShares(
    a,
    b,
    columns.slice(2, 2 + drawn.length),
    streamKey(study.state.seed, "bootstrap", id),
  );
  const ends = columns.slice(2 + drawn.length);
  return [
    {
      id,
      kind,
      scenario,
      question: asked?.text ?? null,
      mean: moments.mean,
      standardError: moments.sd / Math.sqrt(moments.count),
      sd: moments.sd,
      tornado: variedInputs(inputs)
        .flatMap(({ id }, i) => swingOf(id, ends[2 * i]!, ends[2 * i + 1]!))
        .sort((x, y) => Math.abs(y.swing) - Math.abs(x.swing)),
      variance:
        shares &&
        drawn
          .map((input, i) => ({ input: input.id, ...shares[i]! }))
          .sort((x, y) => y.total.value - x.total.value),
    },
  ];
}

function swingOf(
  input: string,
  low: Float64Array,
  high: Float64Array,
): SensitivityOutput["tornado"][number][] {
  const paired = momentsOf(high.map((value, r) => value - low[r]!));
  const [from, to] = [momentsOf(low), momentsOf(high)];
  if (!paired || !from || !to) return [];
  const standardError = paired.sd / Math.sqrt(paired.count);
  const half = Z975 * standardError;
  return [
    {
      input,
      low: from.mean,
      high: to.mean,
      swing: paired.mean,
      interval: [paired.mean - half, paired.mean + half],
      standardError,
    },
  ];
}
