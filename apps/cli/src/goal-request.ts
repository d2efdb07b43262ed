import type { ScenarioIssue } from "@scorecast/simulator";
import { type GoalProblem, type GoalSpec, planGoal, targetNodes } from "@scorecast/simulator/goal";
import { Goal, goalSpec } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";
import { refusal } from "./scenario-refusal.ts";
import type { StudyRequest } from "./study-request.ts";

/** What the options and the file ask to reach, checked; an option wins over the file. @throws {Refusal} */
export function readGoal(call: Call, { study, planFurther, document, file }: StudyRequest): GoalProblem {
  const problems: ScenarioIssue[] = [];
  const target = call.option("target");
  const budget = call.option("budget");
  const levers = call.every("lever").map((text) => leverOf(call, text));
  if (budget !== null && !/^\d+(\.\d+)?$/.test(budget))
    throw new Refusal([call.say("goal.budget", { text: budget })]);
  const checked = Goal.safeParse({ levers });
  if (!checked.success)
    throw new Refusal(
      checked.error.issues.map(({ path }) =>
        call.say("goal.lever-part", {
          text: call.every("lever")[Number(path[1])] ?? "",
          part: String(path[2] ?? ""),
        }),
      ),
    );
  const asked = goalSpec(checked.data, ["goal"], problems);
  if (problems.length > 0) throw refusal(call, null, problems);
  const inFile = file.goal;
  const own = levers.length > 0 ? asked : (inFile ?? asked);
  const spec: GoalSpec = {
    target: target ?? inFile?.target ?? "",
    budget: budget === null ? (inFile?.budget ?? null) : Number(budget),
    ...{ levers: own.levers, exclusive: own.exclusive },
  };
  if (spec.target === "") throw new Refusal([call.say("goal.no-target")]);
  const planned = planGoal(study, planFurther, spec, targetNodes(study));
  if (planned.kind === "ready") return planned.problem;
  throw refusal(call, inFile === null ? null : document, planned.problems);
}

/** "fast-refund:2026-10-08..2026-10-20,dose=0.5..1,once=2000,perDay=150,perOrder=0.2,product=3701". @throws {Refusal} */
function leverOf(call: Call, text: string): Record<string, unknown> {
  const [named = "", ...parts] = text.split(",");
  const at = named.indexOf(":");
  const lever: Record<string, unknown> = { use: (at < 0 ? named : named.slice(0, at)).trim() };
  if (at >= 0) lever["from"] = named.slice(at + 1);
  const cost: Record<string, number> = {};
  for (const part of parts) {
    const [key = "", value = ""] = part.split("=").map((word) => word.trim());
    const number = value === "" ? Number.NaN : Number(value);
    if (["once", "perDay", "perOrder"].includes(key) && number >= 0) cost[key] = number;
    else if (key === "adherence" && number >= 0) lever[key] = number;
    else if (["dose", "until", "ramp", "effect", "product"].includes(key) && value !== "") lever[key] = value;
    else throw new Refusal([call.say("goal.lever-part", { text, part })]);
  }
  return Object.keys(cost).length > 0 ? { ...lever, cost } : lever;
}
