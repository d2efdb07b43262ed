import { formatDay, loadConsequences, nearestWord, scoreShop } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import {
  type BacktestGround,
  type Begun,
  backtestGround,
  defaultSeed,
  describedOf,
  evaluateMeasure,
  FALSE_ALARMS,
  type KnownIncident,
  leverOf,
  type MeasureToEvaluate,
  nodeOf,
} from "@scorecast/simulator/evaluate";
import type { Evaluation, EvaluationReport } from "@scorecast/simulator/report";
import type { Call } from "./commands/command.ts";
import { checkDays, dayOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import { refusalOf } from "./document.ts";
import { exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { checkNodes, namesFile, type PlanRequest, readPlan, unknownNode } from "./plan-request.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { evaluationCsv, evaluationView } from "./views/evaluation.ts";
import { wholeWithin } from "./whole-within.ts";

const REPLICATIONS = 1000;
/** Futures at each effect that is tried, for each five without. */
const FEWER = 5;
const PLACEBOS = 12;

/** What is to be evaluated: from a plan, or from the options. */
interface Asked {
  readonly folder: string;
  readonly rules: string | null;
  readonly seed: string | null;
  readonly plan: PlanRequest | null;
  /** Without a title: that of its node. */
  readonly measures: readonly (Omit<MeasureToEvaluate, "title"> & { readonly title: Text | null })[];
  readonly begun: readonly Begun[];
  readonly incidents: readonly KnownIncident[];
}

/**
 * Says of measures of the shop of `call` whether they worked.
 *
 * @throws {Refusal} for bad input, and with exit code 3 where nothing can be evaluated
 */
export async function evaluateMeasures(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const without = wholeWithin(call, "replications", /^(\d{1,6})$/, [100, 100_000]) ?? REPLICATIONS;
  const placebos = wholeWithin(call, "placebos", /^(\d{1,3})$/, [0, 200]) ?? PLACEBOS;
  const asked = namesFile(call, call.args[0]!)
    ? askedByPlan(call, await readPlan(call, call.args[0]!))
    : await askedByOptions(call);
  const rulesOf = await chooseRules(call, call.option("rules") ?? asked.rules);
  const { history, input } = await readShop(call, asked.folder);
  const asOf = scoredDayOf(call, history);
  const chosen = await rulesOf(asOf);
  const { rules } = chosen;
  const ground = backtestGround(history, rules, asOf);
  if (asked.plan) checkNodes(asked.plan.document, asked.plan.plan, ground, call);
  for (const { node } of asked.measures)
    if (node !== null && !ground.nodes.includes(node))
      throw new Refusal([unknownNode(call, node, ground.nodes, rules.id)]);
  const measures = asked.measures.map((one) => ({ ...one, title: one.title ?? titleOf(ground, one) }));
  const due = measures.filter(({ from }) => from < asOf);
  const early = measures.filter(({ from }) => from >= asOf);
  const seed = call.option("seed") ?? asked.seed ?? defaultSeed(input, asOf);
  const evaluations: Evaluation[] = [];
  const notEvaluated: EvaluationReport["notEvaluated"][number][] = early.map(({ id, title, from }) => ({
    id,
    title,
    why: {
      zh: `${formatDay(from)} 才开始，${formatDay(asOf)} 还看不到`,
      en: `begins on ${formatDay(from)}; nothing of it is known on ${formatDay(asOf)}`,
    },
  }));
  const replications = { without, with: Math.ceil(without / FEWER) };
  const progress = progressFor(call);
  try {
    for (const [i, measure] of due.entries()) {
      progress.show(i, due.length);
      const outcome = evaluateMeasure(
        {
          ...{
            ground,
            measure,
            asOf: lastDayOf(measure, asOf),
            others: asked.begun,
            incidents: asked.incidents,
          },
          ...{ replications, placebos, seed },
        },
        { aborted: () => call.io.signal.aborted },
      );
      const { id, title } = measure;
      if (outcome.kind === "aborted") throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
      if (outcome.kind === "problems") throw problems(call, asked, measure, outcome.problems);
      if (outcome.kind === "evaluated") {
        const changed = (await rulesOf(measure.from)).rules;
        evaluations.push(withRules(outcome.evaluation, changed.id, rules.id, rules.effectiveFrom));
      } else
        notEvaluated.push({
          ...{ id, title },
          why: outcome.kind === "no-data" ? noData(ground, outcome.node) : outcome.text,
        });
    }
  } finally {
    progress.clear();
  }
  if (evaluations.length === 0) throw nothing(call, notEvaluated);
  const { id, name, industry, shopType } = history.shop;
  const report: EvaluationReport = {
    ...{ formatVersion: 1, kind: "evaluation", program: version },
    ...{ shop: { id, name, industry, shopType }, rules: rules.id, input, seed, replications },
    ...{ falseAlarms: FALSE_ALARMS, asOf: formatDay(asOf), evaluations, notEvaluated },
  };
  const consequences = await loadConsequences();
  await deliver(call, write, {
    json: report,
    text: () => evaluationView(report, call),
    csv: () => evaluationCsv(report),
    page: () => [scoreShop({ history, input, ...chosen, asOf, program: version, consequences }), report],
  });
}

function askedByPlan(call: Call, request: PlanRequest): Asked {
  const { plan, folder } = request;
  for (const option of ["from", "metric", "effect"])
    if (call.option(option) !== null) throw new Refusal([call.say("evaluate.plan-says", { option })]);
  const only = call.option("measure");
  const begun = plan.measures.flatMap(
    (one): (Begun & { readonly measure: (typeof plan.measures)[number] })[] =>
      one.started === null
        ? []
        : [
            {
              ...{ id: one.id, title: one.title, use: one.lever?.use ?? null, metric: one.metric },
              ...{ from: one.started, until: one.until, measure: one },
            },
          ],
  );
  if (only !== null && plan.measures.every(({ id }) => id !== only)) {
    const ids = plan.measures.map(({ id }) => id);
    const near = nearestWord(only, ids);
    const hint = near === null ? "" : call.say("hint.near", { near });
    throw new Refusal([call.say("evaluate.no-measure", { word: only, hint, words: ids.join(", ") })]);
  }
  const wanted = begun.filter(({ id }) => only === null || id === only);
  if (wanted.length === 0) throw new Refusal([call.say("evaluate.none-begun")]);
  return {
    ...{ folder, rules: plan.rules, seed: plan.seed, plan: request },
    measures: wanted.map(({ id, title, from, measure }) => ({
      ...{ id, title, owner: measure.owner, from, node: measure.metric, lever: measure.lever },
    })),
    begun,
    incidents: plan.incidents,
  };
}

/** `--measure LEVER --from DATE`, or `--metric NODE --from DATE` for a measure that is no lever. @throws {Refusal} */
async function askedByOptions(call: Call): Promise<Asked> {
  const [use, metric, effect] = [call.option("measure"), call.option("metric"), call.option("effect")];
  const from = dayOption(call, "from");
  if (from === null || (use === null && metric === null)) throw new Refusal([call.say("evaluate.what")]);
  const { leverIds, leverWith } = await import("./lever-asked.ts");
  if (use !== null && leverOf(use) === null) {
    const near = nearestWord(use, leverIds);
    const hint = near === null ? "" : call.say("hint.near", { near });
    throw new Refusal([call.say("evaluate.no-lever", { word: use, hint, words: leverIds.join(", ") })]);
  }
  if (use === null && effect !== null) throw new Refusal([call.say("evaluate.effect-alone")]);
  const title = use === null ? null : leverOf(use)!.title;
  return {
    ...{ folder: call.args[0]!, rules: null, seed: null, plan: null, begun: [], incidents: [] },
    measures: [
      {
        ...{ id: use ?? metric!, title, owner: null, from, node: metric },
        lever: use === null ? null : leverWith(call, use, effect),
      },
    ],
  };
}

function problems(
  call: Call,
  { plan }: Asked,
  { id }: MeasureToEvaluate,
  found: readonly {
    readonly path: readonly (string | number)[];
    readonly text: { zh: string; en: string };
  }[],
): Refusal {
  if (plan === null) return new Refusal(found.map(({ text }) => call.pick(text)));
  const place = plan.plan.measures.findIndex((one) => one.id === id);
  return refusalOf(
    plan.document,
    found.map(({ path, text }) => ({
      path: path[0] === "scenarios" ? ["measures", place, ...path.slice(4)] : path,
      message: call.pick(text),
    })),
  );
}

/** Both sides are scored by the rules of today; where they changed on the way, the reader is told. */
function withRules(evaluation: Evaluation, before: string, after: string, since: string | null): Evaluation {
  if (before === after) return evaluation;
  return {
    ...evaluation,
    confounders: [
      ...evaluation.confounders,
      {
        ...{ kind: "rules", from: since ?? evaluation.from, until: null },
        text: {
          zh: `规则从 ${before} 变为 ${after}；前后都按 ${after} 计算`,
          en: `the rules changed from ${before} to ${after}; both sides are scored by ${after}`,
        },
      },
    ],
  };
}

/** Today, or the day after the last on which a measure acted. */
function lastDayOf({ lever, from }: Pick<MeasureToEvaluate, "lever" | "from">, asOf: number): number {
  const until = lever?.until ?? null;
  return until === null || until < from ? asOf : Math.min(asOf, until + 1);
}

function titleOf(ground: BacktestGround, measure: Pick<MeasureToEvaluate, "node" | "lever">): Text {
  return describedOf(ground, nodeOf(ground, measure)).nodeTitle;
}

function noData({ rules }: BacktestGround, node: string) {
  return {
    zh: `${node} 没有数据（${rules.id}）`,
    en: `${node} has no data (${rules.id})`,
  };
}

function nothing(call: Call, notEvaluated: EvaluationReport["notEvaluated"]): Refusal {
  return new Refusal(
    notEvaluated.map(({ title, why }) =>
      call.say("evaluate.not", { title: call.pick(title), why: call.pick(why) }),
    ),
    exitCode.tooLittleData,
  );
}
