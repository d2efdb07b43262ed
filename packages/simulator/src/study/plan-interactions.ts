import type { ScenarioIssue } from "../scenario/issue.ts";
import type { ScenarioSpec } from "../scenario/scenario-spec.ts";
import { LEVERS_AT_MOST, membersOf } from "./subsets.ts";

/** A scenario of several levers, and where the run of each subset of them stands among all scenarios. */
export interface InteractionGroup {
  readonly scenario: number;
  /** Index of the scenario that runs the subset whose bits are the index here; the last is the scenario itself. */
  readonly subsets: readonly number[];
}

/**
 * Adds a scenario for each subset of the levers of every scenario that has two to four of them. A subset that stands in
 * the list already is not run twice.
 */
export function planInteractions(scenarios: readonly ScenarioSpec[]): {
  readonly all: readonly ScenarioSpec[];
  readonly groups: readonly InteractionGroup[];
  readonly problems: readonly ScenarioIssue[];
} {
  const all = [...scenarios];
  const places = new Map(all.map((spec, i) => [contentOf(spec), i]).reverse() as [string, number][]);
  const groups: InteractionGroup[] = [];
  const problems: ScenarioIssue[] = [];
  for (const [scenario, spec] of scenarios.entries()) {
    const count = spec.levers.length;
    if (count < 2) continue;
    if (count > LEVERS_AT_MOST) {
      problems.push(tooMany(spec));
      continue;
    }
    const subsets = Array.from({ length: 1 << count }, (_, mask) => {
      if (mask === (1 << count) - 1) return scenario;
      const levers = membersOf(mask, count).map((i) => spec.levers[i]!);
      const part = { ...spec, id: `${spec.id}~${mask}`, levers };
      const content = contentOf(part);
      const place = places.get(content) ?? all.push(part) - 1;
      places.set(content, place);
      return place;
    });
    groups.push({ scenario, subsets });
  }
  if (groups.length === 0 && problems.length === 0) problems.push(nothingTogether);
  return { all, groups, problems };
}

/** All that decides a scenario's numbers. */
function contentOf({ id: _, title: __, ...content }: ScenarioSpec): string {
  return JSON.stringify(content);
}

function tooMany({ id, levers }: ScenarioSpec): ScenarioIssue {
  return {
    path: ["scenarios", id, "levers"],
    text: {
      zh: `方案 ${id} 有 ${levers.length} 项措施；拆分贡献要跑遍所有组合，最多 ${LEVERS_AT_MOST} 项，请合并或分成几个方案`,
      en: `scenario ${id} has ${levers.length} levers; interactions run every combination, so ${LEVERS_AT_MOST} at most: merge some or split the scenario`,
    },
  };
}

const nothingTogether: ScenarioIssue = {
  path: ["interactions"],
  text: {
    zh: "没有一个方案同时用两项以上的措施，没有贡献可拆；请在方案文件里写一个含 2 到 4 项措施的方案",
    en: "no scenario uses two levers together, so nothing interacts; write a scenario with 2 to 4 levers into the file",
  },
};
