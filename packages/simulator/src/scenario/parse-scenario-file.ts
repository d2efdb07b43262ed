import { parseDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { z } from "zod";
import type { Capacity } from "../engine/engine-state.ts";
import { incidents } from "../incidents/registry.ts";
import { levers } from "../levers/registry.ts";
import { expectedAt } from "./expectations.ts";
import type { GoalSpec } from "./goal-spec.ts";
import { type ScenarioIssue, unknownName } from "./issue.ts";
import { parseEffect } from "./parse-effect.ts";
import { goalSpec } from "./parse-goal.ts";
import { keysOf, ScenarioFile } from "./scenario-file.ts";
import type { IncidentSpec, LeverSpec, RulesSpec, ScenarioSpec } from "./scenario-spec.ts";
import type { FeedbackSpec } from "./with-feedback.ts";

type Path = readonly (string | number)[];

const BASELINE = "baseline";

/** A scenario file with its words understood. null: the caller decides. Days are day numbers. */
export interface ParsedScenarioFile {
  readonly shop: string | null;
  readonly rules: string | null;
  readonly start: number | null;
  readonly horizon: number | null;
  readonly replications: number | null;
  readonly seed: string | null;
  readonly scenarios: readonly ScenarioSpec[];
  readonly questions: readonly string[];
  readonly interactions: boolean;
  readonly feedback: FeedbackSpec | null;
  readonly goal: GoalSpec | null;
}

export type ParsedScenarios =
  | { readonly kind: "ok"; readonly file: ParsedScenarioFile }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

/**
 * Reads the parsed YAML or JSON of a scenario file. Never throws: whatever is wrong comes back with its path, what is
 * expected there and the nearest valid name; the caller turns paths into lines and columns.
 */
export function parseScenarioFile(document: unknown): ParsedScenarios {
  const result = ScenarioFile.safeParse(document ?? {});
  if (!result.success)
    return { kind: "problems", problems: result.error.issues.flatMap((issue) => issuesOf(issue, document)) };
  const file = result.data;
  const problems: ScenarioIssue[] = [];
  const parsed = {
    shop: file.shop ?? null,
    rules: file.rules ?? null,
    start: dayAt(file.start, ["start"], problems),
    horizon: file.horizon === undefined ? null : daysOf(file.horizon),
    replications: file.replications ?? null,
    seed: file.seed === undefined ? null : String(file.seed),
    scenarios: withCapacity(
      Object.entries(file.scenarios ?? {}).map(([id, scenario]) => scenarioSpec(id, scenario, problems)),
      file.capacity,
    ),
    questions: file.questions ?? [],
    interactions: file.interactions ?? false,
    feedback: file.feedback ? feedbackOf(file.feedback) : null,
    goal: file.goal ? goalSpec(file.goal, ["goal"], problems) : null,
  };
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "ok", file: parsed };
}

type ScenarioEntry = NonNullable<ScenarioFile["scenarios"]>[string];
type LeverEntry = NonNullable<NonNullable<ScenarioEntry>["levers"]>[number];
type IncidentEntry = NonNullable<NonNullable<ScenarioEntry>["incidents"]>[number];
type RulesEntry = NonNullable<IncidentEntry["rules"]>;

function scenarioSpec(id: string, scenario: ScenarioEntry, problems: ScenarioIssue[]): ScenarioSpec {
  const { title, levers = [], incidents = [], rules } = scenario ?? {};
  const path = ["scenarios", id];
  return {
    id,
    ...(title && { title }),
    levers: levers.map((lever, i) => leverSpec(lever, [...path, "levers", i], problems)),
    ...(incidents.length > 0 && {
      incidents: incidents.map((incident, i) => incidentSpec(incident, [...path, "incidents", i], problems)),
    }),
    ...(rules !== undefined && { rules: rulesSpec(rules, [...path, "rules"], problems) }),
  };
}

function feedbackOf({ delay, ...given }: NonNullable<ScenarioFile["feedback"]>): FeedbackSpec {
  return { ...given, ...(delay !== undefined && { delayDays: daysOf(delay) }) } as FeedbackSpec;
}

/** The capacity holds for all scenarios, the baseline included. */
function withCapacity(scenarios: readonly ScenarioSpec[], given: ScenarioFile["capacity"]): ScenarioSpec[] {
  const { pickupsPerDay, agents } = given ?? {};
  const capacity: Capacity = {
    ...(pickupsPerDay !== undefined && { pickupsPerDay }),
    ...(agents !== undefined && { agents }),
  };
  if (Object.keys(capacity).length === 0) return [...scenarios];
  const all = scenarios.some(({ id }) => id === BASELINE)
    ? scenarios
    : [{ id: BASELINE, levers: [] }, ...scenarios];
  return all.map((scenario) => ({ ...scenario, capacity }));
}

function incidentSpec(incident: IncidentEntry, path: Path, problems: ScenarioIssue[]): IncidentSpec {
  const names = Object.keys(incidents);
  if (!names.includes(incident.use))
    problems.push(unknownName([...path, "use"], { zh: "事件", en: "incident" }, incident.use, names));
  const effect = incident.effect === undefined ? null : parseEffect(incident.effect);
  if (incident.effect !== undefined && effect === null)
    problems.push(wrong([...path, "effect"], incident.effect));
  const days = daysOf(incident.days);
  if (days < 1) problems.push(wrong([...path, "days"], incident.days));
  const { rules } = incident;
  return {
    use: incident.use,
    from: dayAt(incident.from, [...path, "from"], problems),
    days,
    dose: incident.dose ?? 1,
    effect,
    ...(incident.product !== undefined && { product: String(incident.product) }),
    ...(rules !== undefined && { rules: rulesSpec(rules, [...path, "rules"], problems) }),
  };
}

function rulesSpec(
  rules: RulesEntry,
  path: Path,
  problems: ScenarioIssue[],
): RulesSpec & { readonly from: number | null } {
  if (typeof rules === "string") return { use: rules, from: null };
  const { use, from, overrides } = rules;
  return {
    use: use ?? null,
    from: dayAt(from, [...path, "from"], problems),
    ...(overrides !== undefined && { overrides }),
  };
}

/** A lever of a scenario or a plan; what is wrong with it is added to `problems`. */
export function leverSpec(lever: LeverEntry, path: Path, problems: ScenarioIssue[]): LeverSpec {
  const names = Object.keys(levers);
  if (!names.includes(lever.use))
    problems.push(unknownName([...path, "use"], { zh: "措施", en: "lever" }, lever.use, names));
  const effect = lever.effect === undefined ? null : parseEffect(lever.effect);
  if (lever.effect !== undefined && effect === null) problems.push(wrong([...path, "effect"], lever.effect));
  const { cost } = lever;
  return {
    use: lever.use,
    from: dayAt(lever.from, [...path, "from"], problems),
    until: dayAt(lever.until, [...path, "until"], problems),
    rampDays: lever.ramp === undefined ? 0 : daysOf(lever.ramp),
    dose: lever.dose ?? 1,
    adherence: lever.adherence ?? 1,
    effect,
    ...(lever.product !== undefined && { product: String(lever.product) }),
    cost: cost ? { once: cost.once ?? 0, perDay: cost.perDay ?? 0, perOrder: cost.perOrder ?? 0 } : null,
  };
}

/** The day number of a date; null where none is given, or it is none and told so. */
export function dayAt(text: string | undefined, path: Path, problems: ScenarioIssue[]): number | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) problems.push(wrong(path, text));
  return day;
}

/** Days of "60d" or 60. */
export function daysOf(duration: string | number): number {
  return typeof duration === "number" ? duration : Number(duration.slice(0, -1));
}

/** What zod found, in our words: unknown keys one by one with the nearest valid one, else what belongs there. */
function issuesOf(issue: z.core.$ZodIssue, document: unknown): ScenarioIssue[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key));
  return [wrong(path, valueAt(document, path))];
}

function unknownKey(path: Path, key: string): ScenarioIssue {
  const level =
    path.length === 0
      ? "file"
      : path[0] === "goal" && path.at(-1) !== "cost"
        ? path.length === 1
          ? "goal"
          : "goalLever"
        : path.at(-1) === "cost"
          ? "cost"
          : path[0] === "feedback"
            ? path.length === 1
              ? "feedback"
              : "cutoff"
            : path.at(-1) === "capacity"
              ? "capacity"
              : path.length === 2
                ? "scenario"
                : path.at(-2) === "incidents"
                  ? "incident"
                  : "lever";
  return unknownName([...path, key], { zh: "键", en: "key" }, key, keysOf[level]);
}

/** A value that is not what belongs there, or is missing. */
export function wrong(path: Path, value: unknown, expected: Text = expectedAt(path)): ScenarioIssue {
  const shown = value === undefined ? null : JSON.stringify(value);
  return {
    path,
    text:
      shown === null
        ? { zh: `缺少${expected.zh}`, en: `missing: expected ${expected.en}` }
        : {
            zh: `${shown} 不合要求；应为${expected.zh}`,
            en: `${shown} does not fit; expected ${expected.en}`,
          },
  };
}

/** What stands at a path. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const part of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
