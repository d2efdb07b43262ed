import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import type { ImprovementPlan } from "./plan.ts";

export const PLANNED = "as-planned";
export const STARTED = "as-started";

const HORIZON = 60;

const titles = {
  planned: { zh: "按计划", en: "As planned" },
  started: { zh: "按实际开始", en: "As really begun" },
} as const;

/**
 * The plan as scenarios: its measures on their planned days, and on the days on which they really began. What has not begun by
 * `asOf` keeps its planned day if that lies ahead, else it begins on `asOf`. The second is left out where it is the first.
 *
 * @param asOf day number; null: whatever the file says
 */
export function planScenarios({ measures }: ImprovementPlan, asOf: number | null): ScenarioSpec[] {
  const known = measures.flatMap((measure) => (measure.lever ? [{ ...measure, lever: measure.lever }] : []));
  const planned = known.map(({ lever }) => lever);
  const started = known.map(({ lever, from, started: began }) => ({
    ...lever,
    from: began !== null && (asOf === null || began < asOf) ? began : Math.max(from, asOf ?? from),
  }));
  const same = started.every(({ from }, i) => from === planned[i]!.from);
  if (known.length === 0) return [];
  return [
    { id: PLANNED, title: titles.planned, levers: planned },
    ...(same ? [] : [{ id: STARTED, title: titles.started, levers: started }]),
  ];
}

/** Days from the plan's start to look ahead: as it says, and far enough for every measure to begin. */
export function planHorizon({ start, horizon, measures }: ImprovementPlan): number {
  const days = measures.map(({ from, started }) => Math.max(from, started ?? from) - start + 1);
  return Math.max(horizon ?? HORIZON, ...days);
}

/** Where what an issue names under "scenarios" stands in the plan file. */
export function pathInPlan(
  { measures }: ImprovementPlan,
  path: readonly (string | number)[],
): readonly (string | number)[] {
  const [top, id, levers, place, ...rest] = path;
  if (top !== "scenarios" || levers !== "levers" || typeof place !== "number") return path;
  const index = measures.flatMap(({ lever }, i) => (lever ? [i] : []))[place];
  if (index === undefined) return path;
  const key = rest[0] === "from" && id === STARTED && measures[index]!.started !== null ? "started" : rest[0];
  return ["measures", index, ...(key === undefined ? [] : [key])];
}
