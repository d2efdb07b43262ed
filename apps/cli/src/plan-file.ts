import { dirname, relative } from "node:path";
import { formatDay } from "@scorecast/core";
import type { LeverSpec, ScenarioSpec } from "@scorecast/simulator";
import { type GoalAnswer, type GoalProblem, type Judged, scenarioOf } from "@scorecast/simulator/goal";
import type { GoalReport } from "@scorecast/simulator/report";
import { stringify } from "yaml";
import type { Call } from "./commands/command.ts";
import type { StudyRequest } from "./study-request.ts";

/** The plans of a goal as a scenario file: `scorecast compare` simulates it to the same numbers. */
export function planFile(
  call: Call,
  { document, folder }: StudyRequest,
  { offered }: GoalProblem,
  report: GoalReport,
  answer: GoalAnswer,
  path: string,
): string {
  const given = (document?.content ?? {}) as Record<string, unknown>;
  const { baseline = null } = (given["scenarios"] ?? {}) as Record<string, Record<string, unknown> | null>;
  const elasticity = call.option("traffic-elasticity");
  const feedback =
    elasticity === null
      ? given["feedback"]
      : { ...(given["feedback"] as object), elasticity: Number.parseFloat(elasticity) };
  const plans: [string, Judged][] = [
    ...(report.plan.measures.length > 0 ? [[report.plan.id, answer.plan] as [string, Judged]] : []),
    ...report.others.map(({ id }, i): [string, Judged] => [id, answer.others[i]!]),
    ...(report.beyondBudget ? [[report.beyondBudget.id, answer.beyondBudget!] as [string, Judged]] : []),
  ];
  const scenario = (id: string, { fresh }: Judged) => {
    const spec: ScenarioSpec = scenarioOf(id, fresh.candidate, offered, { id: "baseline", levers: [] });
    const before = (baseline?.["levers"] ?? []) as unknown[];
    return { ...baseline, levers: [...before, ...spec.levers.map(leverEntry)] };
  };
  const content = {
    shop: folder === null ? report.input : relative(dirname(path), folder) || ".",
    rules: report.rules,
    start: report.start,
    horizon: `${report.horizon}d`,
    replications: report.replications.fresh,
    seed: report.freshSeed,
    ...(given["capacity"] !== undefined && { capacity: given["capacity"] }),
    ...(feedback !== undefined && { feedback }),
    scenarios: {
      baseline: baseline ?? {},
      ...Object.fromEntries(plans.map(([id, plan]) => [id, scenario(id, plan)])),
    },
    questions: [report.target.question],
  };
  const options = ["rules", "overrides"].flatMap((name) => {
    const value = call.option(name);
    return value === null ? [] : [`--${name} ${value}`];
  });
  const head = [
    call.say("goal.file", { target: report.target.text }),
    ...(options.length > 0 ? [call.say("goal.file-options", { options: options.join(" ") })] : []),
  ];
  return `${head.map((line) => `# ${line}\n`).join("")}${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function leverEntry({ use, from, until, rampDays, dose, adherence, effect, product, cost }: LeverSpec) {
  return {
    use,
    from: formatDay(from!),
    ...(until !== null && { until: formatDay(until) }),
    ...(rampDays > 0 && { ramp: `${rampDays}d` }),
    dose,
    ...(adherence !== 1 && { adherence }),
    ...(effect && { effect: effect.low === effect.high ? effect.low : `${effect.low} to ${effect.high}` }),
    ...(product !== undefined && { product }),
    ...(cost && { cost }),
  };
}
