import { compilePlan, formatDay, type tablesOf } from "@scorecast/core";
import { nodesOf } from "../engine/simulate.ts";
import type { GoalSpec } from "../scenario/goal-spec.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import { everyMeasure } from "../scenario/parse-goal.ts";
import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import { BASELINE, type PlanFurther, type Study } from "../study/plan-study.ts";
import { type Candidate, type OfferedLever, scenarioOf } from "./candidate.ts";
import type { GoalProblem } from "./problem.ts";
import { parseTarget } from "./target.ts";

type Path = readonly (string | number)[];

export type PlannedGoal =
  | { readonly kind: "ready"; readonly problem: GoalProblem }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

/**
 * What is to be searched, checked: the target, the days on which levers may begin, and whether costs are known of all or none.
 *
 * @param study of the baseline, its horizon ending on the day of the target
 */
export function planGoal(
  study: Study,
  planFurther: PlanFurther,
  spec: GoalSpec,
  nodes: readonly string[],
): PlannedGoal {
  const { state, scenarios } = study;
  const { start, horizon, seed, replications } = state;
  const problems: ScenarioIssue[] = [];
  const target = parseTarget(spec.target, nodes, start, start + horizon, ["goal", "target"]);
  if (!("question" in target)) problems.push(target);
  const last = start + horizon - 1;
  const named = spec.levers.length > 0;
  const levers = named ? spec.levers : everyMeasure();
  const offered = levers.map((lever, i): OfferedLever => {
    const [earliest, latest] = [lever.earliest ?? start, Math.min(lever.latest ?? last, last)];
    if (earliest < start || earliest > last)
      problems.push(outside(["goal", "levers", i, "from"], earliest, start, last));
    return { ...lever, earliest, latest: Math.max(earliest, latest) };
  });
  const priced = offered.some(({ cost }) => cost !== null);
  for (const [i, { id, cost }] of offered.entries())
    if (cost === null && priced) problems.push(unpriced(["goal", "levers", i], id));
  if (spec.budget !== null && !priced) problems.push(noCosts(["goal", "budget"]));
  const baseline = scenarios.find(({ id }) => id === BASELINE)!;
  const planned = (candidate: Candidate) =>
    planFurther(scenarioOf("plan", candidate, offered, plain(baseline)));
  for (const [i, lever] of offered.entries()) {
    if (problems.length > 0) break;
    const one = planned([{ lever: i, dose: 0, from: lever.earliest }]);
    if (!("id" in one))
      problems.push(
        ...one.map(({ path, text }) => ({ path: ["goal", "levers", i, ...path.slice(4)] as Path, text })),
      );
  }
  if (problems.length > 0 || !("question" in target)) return { kind: "problems", problems };
  return {
    kind: "ready",
    problem: {
      ...{ target, budget: spec.budget, offered, exclusive: spec.exclusive, priced },
      ...{ start, horizon, seed, replications },
      plan(candidate) {
        const scenario = planned(candidate);
        if ("id" in scenario) return scenario;
        throw new RangeError(`A plan of checked levers cannot be planned: ${scenario[0]!.text.en}`);
      },
    },
  };
}

/** The feedback is the study's to add. */
function plain({ feedback: _, ...spec }: ScenarioSpec): ScenarioSpec {
  return spec;
}

/** Nodes that a target may be about. */
export function targetNodes(study: Study): string[] {
  const { rules, shop, tables } = study.state;
  return nodesOf(compilePlan(rules, shop, new Set(tables) as ReturnType<typeof tablesOf>));
}

function outside(path: Path, day: number, first: number, last: number): ScenarioIssue {
  return {
    path,
    text: {
      zh: `${formatDay(day)} 不能作为开始的日子；措施须在 ${formatDay(first)} 至 ${formatDay(last)}（目标日的前一天）之间开始`,
      en: `${formatDay(day)} is no day to begin on; a lever begins between ${formatDay(first)} and ${formatDay(last)}, the day before the target`,
    },
  };
}

function unpriced(path: Path, id: string): ScenarioIssue {
  return {
    path,
    text: {
      zh: `${id} 没有写花费，而别的措施写了；没有花费就比不出谁便宜。请写 cost，如 {once: 2000, perDay: 150, perOrder: 0.2}；确实不花钱请写 {once: 0}`,
      en: `${id} has no cost while others have; without it nobody knows what is cheapest. Write a cost such as {once: 2000, perDay: 150, perOrder: 0.2}, and {once: 0} if it is free`,
    },
  };
}

function noCosts(path: Path): ScenarioIssue {
  return {
    path,
    text: {
      zh: "给了预算，却没有一项措施写明花费；请为每项措施写 cost（花费由你来定，没有默认值）",
      en: "there is a budget and no lever has a cost; write a cost for each lever (costs are yours to say, there is no default)",
    },
  };
}
