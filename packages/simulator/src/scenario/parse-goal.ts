import { parseDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { Lever } from "../levers/lever.ts";
import { levers } from "../levers/registry.ts";
import type { Goal } from "./goal-file.ts";
import type { GoalLever, GoalSpec } from "./goal-spec.ts";
import { type ScenarioIssue, unknownName } from "./issue.ts";
import { parseEffect } from "./parse-effect.ts";

type Path = readonly (string | number)[];
type Entry = NonNullable<Goal["levers"]>[number];

/** A range of doses is searched in so many steps. */
const DOSE_STEPS = 20;
const DOSE_AT_MOST = 10;
const LEVERS_AT_MOST = 60;

/** Ids of the levers that a plan may be made of: what the platform punishes is never among them. */
export const measureIds: readonly string[] = Object.values<Lever>(levers)
  .filter(({ kind }) => kind === "measure")
  .map(({ id }) => id);

/** Reads what a goal offers; what is wrong with it goes into `problems`. */
export function goalSpec(goal: Goal, path: Path, problems: ScenarioIssue[]): GoalSpec {
  const entries = goal.levers ?? [];
  const ids = idsOf(entries);
  if (entries.length > LEVERS_AT_MOST) problems.push(issue([...path, "levers"], tooMany(entries.length)));
  const offered = entries.map((entry, i) => goalLever(entry, ids[i]!, [...path, "levers", i], problems));
  return {
    target: goal.target ?? "",
    budget: goal.budget ?? null,
    levers: offered,
    exclusive: [
      ...sameMeasure(offered),
      ...exclusions(goal.exclusive ?? [], offered, [...path, "exclusive"], problems),
    ],
  };
}

/** Every measure there is, at full dose and without a cost: what is offered where nobody names any. */
export function everyMeasure(): GoalLever[] {
  return measureIds.map((use) => goalLever({ use }, use, [], []));
}

function goalLever(entry: Entry, id: string, path: Path, problems: ScenarioIssue[]): GoalLever {
  const { use, cost } = entry;
  if (!Object.hasOwn(levers, use))
    problems.push(unknownName([...path, "use"], { zh: "措施", en: "lever" }, use, measureIds));
  else if (!measureIds.includes(use)) problems.push(issue([...path, "use"], violation(use)));
  const effect = entry.effect === undefined ? null : parseEffect(entry.effect);
  if (entry.effect !== undefined && effect === null)
    problems.push(
      issue(
        [...path, "effect"],
        wrong(entry.effect, {
          zh: '"0.3 to 0.6" 形式的区间或一个数',
          en: 'a range such as "0.3 to 0.6", or a number',
        }),
      ),
    );
  const doses = dosesOf(entry.dose ?? 1);
  if (!doses)
    problems.push(
      issue(
        [...path, "dose"],
        wrong(entry.dose, {
          zh: `一个数、几个数，或 "0.5 to 1"（大于 0，不超过 ${DOSE_AT_MOST}）`,
          en: `a number, a list, or "0.5 to 1" (above 0, at most ${DOSE_AT_MOST})`,
        }),
      ),
    );
  const days = daysOf(entry.from);
  if (!days)
    problems.push(
      issue(
        [...path, "from"],
        wrong(entry.from, {
          zh: "日期，或 2026-10-08 to 2026-10-20",
          en: "a date, or 2026-10-08 to 2026-10-20",
        }),
      ),
    );
  const [earliest, latest] = days ?? [null, null];
  const until = entry.until === undefined ? null : parseDay(entry.until);
  if (entry.until !== undefined && until === null)
    problems.push(
      issue(
        [...path, "until"],
        wrong(entry.until, { zh: "日期，如 2026-12-01", en: "a date such as 2026-12-01" }),
      ),
    );
  return {
    id,
    use,
    doses: doses ?? [1],
    earliest,
    latest,
    until,
    rampDays: entry.ramp === undefined ? 0 : Number.parseInt(String(entry.ramp), 10),
    adherence: entry.adherence ?? 1,
    effect,
    ...(entry.product !== undefined && { product: String(entry.product) }),
    cost: cost ? { once: cost.once ?? 0, perDay: cost.perDay ?? 0, perOrder: cost.perOrder ?? 0 } : null,
  };
}

/** The lever's id, with its product; the second offer of the same gets "#2". */
function idsOf(entries: readonly Entry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ use, product }) => {
    const id = product === undefined ? use : `${use}@${product}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

/** Ascending doses; null where there are none to read. */
function dosesOf(dose: NonNullable<Entry["dose"]>): readonly number[] | null {
  if (typeof dose === "number") return [dose];
  if (typeof dose !== "string") return [...new Set(dose)].sort((a, b) => a - b);
  const range = parseEffect(dose);
  if (!range) return null;
  const { low, high } = range;
  if (low === high) return within([low]);
  if (!(high > low)) return null;
  const all = Array.from({ length: DOSE_STEPS + 1 }, (_, i) => {
    return Number((low + ((high - low) * i) / DOSE_STEPS).toPrecision(6));
  });
  return within(all.filter((one) => one > 0));
}

function within(doses: number[]): number[] | null {
  return doses.every((dose) => dose > 0 && dose <= DOSE_AT_MOST) ? doses : null;
}

/** First and last day on which it may begin; null where they cannot be read. */
function daysOf(text: string | undefined): readonly [number | null, number | null] | null {
  if (text === undefined) return [null, null];
  const parts = text.split(/\s*(?:to|至|到|\.\.)\s*/u);
  const days = parts.map((part) => parseDay(part.trim()));
  if (days.length > 2 || days.includes(null)) return null;
  const [first, last = first] = days as [number, number?];
  return last < first ? null : [first, last];
}

/** Two offers of the same measure are two terms of one thing. */
function sameMeasure(offered: readonly GoalLever[]): [number, number][] {
  return pairsOf(offered.map((_, i) => i)).filter(
    ([a, b]) => offered[a]!.use === offered[b]!.use && offered[a]!.product === offered[b]!.product,
  );
}

function exclusions(
  groups: readonly (readonly string[])[],
  offered: readonly GoalLever[],
  path: Path,
  problems: ScenarioIssue[],
): [number, number][] {
  const ids = offered.map(({ id }) => id);
  return groups.flatMap((group, g) => {
    const places = group.flatMap((word, w) => {
      const found = offered.flatMap(({ id, use }, i) => (id === word || use === word ? [i] : []));
      if (found.length === 0)
        problems.push(unknownName([...path, g, w], { zh: "可用措施", en: "offered lever" }, word, ids));
      return found;
    });
    return pairsOf(places).filter(([a, b]) => a !== b);
  });
}

function pairsOf(places: readonly number[]): [number, number][] {
  return places.flatMap((a, i) =>
    places.slice(i + 1).map((b): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  );
}

const issue = (path: Path, text: Text): ScenarioIssue => ({ path, text });

function wrong(value: unknown, expected: Text): Text {
  const shown = JSON.stringify(value);
  return {
    zh: `${shown} 不合要求；应为${expected.zh}`,
    en: `${shown} does not fit; expected ${expected.en}`,
  };
}

function violation(use: string): Text {
  return {
    zh: `${use} 是平台处罚的做法，不会列入计划；想看它的代价请用 scorecast compare`,
    en: `${use} is punished by the platform and never part of a plan; to see what it costs, use scorecast compare`,
  };
}

function tooMany(count: number): Text {
  return {
    zh: `列了 ${count} 项措施；最多 ${LEVERS_AT_MOST} 项`,
    en: `${count} levers are offered; ${LEVERS_AT_MOST} at most`,
  };
}
