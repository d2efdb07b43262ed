import type { Text } from "@scorecast/core/report";
import type { z } from "zod";
import { leverOf } from "../evaluate/futures.ts";
import { type ScenarioIssue, unknownName } from "../scenario/issue.ts";
import { dayAt, daysOf, leverSpec, valueAt, wrong } from "../scenario/parse-scenario-file.ts";
import { fedEffect } from "./feeds.ts";
import type { ImprovementPlan, PlannedMeasure, PlanRecords } from "./plan.ts";
import { expectedInPlan } from "./plan-expectations.ts";
import { PlanFile, planKeys, progressWords } from "./plan-file.ts";

type Path = readonly (string | number)[];
type MeasureEntry = PlanFile["measures"][number];

export type ParsedPlan =
  | { readonly kind: "ok"; readonly plan: ImprovementPlan }
  | { readonly kind: "problems"; readonly problems: readonly ScenarioIssue[] };

/** Whether a document is a plan and not a scenario file. */
export function isPlan(document: unknown): boolean {
  return typeof document === "object" && document !== null && "measures" in document;
}

/** Reads the parsed YAML or JSON of a plan file. Never throws: whatever is wrong comes back with its path. */
export function parsePlanFile(document: unknown): ParsedPlan {
  const result = PlanFile.safeParse(document ?? {});
  if (!result.success)
    return { kind: "problems", problems: result.error.issues.flatMap((issue) => issuesOf(issue, document)) };
  const file = result.data;
  const problems: ScenarioIssue[] = [];
  const records = recordsOf(file.records ?? {}, problems);
  const ids = file.measures.map(({ id }) => id);
  const measures = file.measures.map((entry, i) => {
    if (ids.indexOf(entry.id) < i) problems.push(twice(["measures", i, "id"], entry.id));
    return measureOf(entry, ["measures", i], problems);
  });
  const plan: ImprovementPlan = {
    shop: file.shop,
    rules: file.rules ?? null,
    start: dayAt(file.start, ["start"], problems) ?? firstDayOf(measures),
    horizon: file.horizon === undefined ? null : daysOf(file.horizon),
    replications: file.replications ?? null,
    seed: file.seed === undefined ? null : String(file.seed),
    measures,
    incidents: (file.incidents ?? []).map(({ title, from, days }, i) => {
      const first = dayAt(from, ["incidents", i, "from"], problems) ?? 0;
      return { title: titleOf(title), from: first, until: first + Math.max(1, daysOf(days)) - 1 };
    }),
    records,
  };
  const fed = withFeeds(plan, problems);
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "ok", plan: fed };
}

function measureOf(entry: MeasureEntry, path: Path, problems: ScenarioIssue[]): PlannedMeasure {
  const day = (key: "from" | "due" | "until" | "started" | "finished") =>
    dayAt(entry[key], [...path, key], problems);
  const [from, due, until, started, finished] = [
    day("from") ?? 0,
    day("due"),
    day("until"),
    day("started"),
    day("finished"),
  ];
  const order = (key: string, late: number | null, early: number | null, what: Text) => {
    if (late !== null && early !== null && late < early) problems.push({ path: [...path, key], text: what });
  };
  order("due", due, from, { zh: "due 早于 from", en: "due is before from" });
  order("until", until, from, { zh: "until 早于 from", en: "until is before from" });
  order("finished", finished, started, { zh: "finished 早于 started", en: "finished is before started" });
  if (finished !== null && started === null)
    problems.push(missing([...path, "finished"], "started", "finished"));
  const { use, title, owner, progress, metric, cost, spent, ramp, dose, adherence, effect, product } = entry;
  const word = progress === undefined ? null : progressOf(progress);
  if (word?.word === "not-started" && started !== null)
    problems.push({
      path: [...path, "progress"],
      text: {
        zh: `progress 写着未开始，started 却有日期；请改正其一`,
        en: `progress says not-started, yet there is a started date; correct one of them`,
      },
    });
  if (word && word.word !== "not-started" && started === null)
    problems.push(missing([...path, "progress"], "started", `progress: ${progress}`));
  if (use === undefined)
    for (const key of ["ramp", "dose", "adherence", "effect", "product"] as const)
      if (entry[key] !== undefined) problems.push(missing([...path, key], "use", key));
  const known = {
    ...(ramp !== undefined && { ramp }),
    ...(dose !== undefined && { dose }),
    ...(adherence !== undefined && { adherence }),
    ...(effect !== undefined && { effect }),
    ...(product !== undefined && { product }),
    ...(cost !== undefined && { cost }),
  };
  const lever = use === undefined ? null : { ...leverSpec({ use, ...known }, path, problems), from, until };
  return {
    id: entry.id,
    title: title === undefined ? usualTitle(entry) : titleOf(title),
    owner: owner ?? null,
    ...{ from, due, until, started, finished, progress: word, metric: metric ?? null, lever, fed: null },
    cost: cost ? { once: cost.once ?? 0, perDay: cost.perDay ?? 0, perOrder: cost.perOrder ?? 0 } : null,
    spent: spent ?? null,
  };
}

/** That of its lever, or its id. */
function usualTitle({ id, use }: MeasureEntry): Text {
  return (use === undefined ? null : leverOf(use)?.title) ?? { zh: id, en: id };
}

/** The earliest day on which anything was to begin, or began. */
function firstDayOf(measures: readonly PlannedMeasure[]): number {
  return Math.min(...measures.map(({ from, started }) => Math.min(from, started ?? from)));
}

function titleOf(title: string | Text): Text {
  return typeof title === "string" ? { zh: title, en: title } : title;
}

function progressOf(text: string): PlannedMeasure["progress"] {
  const word = progressWords.find((one) => one === text);
  if (word) return { word, share: word === "done" ? 1 : word === "not-started" ? 0 : null };
  const share = shareOf(text);
  return { word: share >= 1 ? "done" : share <= 0 ? "not-started" : "under-way", share: Math.min(1, share) };
}

function shareOf(value: number | string): number {
  return typeof value === "number" ? value : Number(value.slice(0, -1)) / 100;
}

type RecordsEntry = NonNullable<PlanFile["records"]>;

function recordsOf(entry: RecordsEntry, problems: ScenarioIssue[]): PlanRecords {
  const grades = (shares: readonly number[], path: Path) => {
    const sum = shares.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 100) > 0.1)
      problems.push({
        path,
        text: {
          zh: `五个百分数合计 ${Number(sum.toFixed(2))}，应为 100`,
          en: `the five percentages sum to ${Number(sum.toFixed(2))}; they should sum to 100`,
        },
      });
    return shares.map((share) => share / sum);
  };
  const rate = (value: number | string, path: Path) => {
    const share = shareOf(value);
    if (share > 1) problems.push(wrong(path, value, expectedInPlan(path)));
    return share;
  };
  return {
    complaints: (entry.complaints ?? []).map((one) => ({ ...one, cases: one.cases ?? null })),
    refunds: (entry.refunds ?? []).map((one) => ({
      ...one,
      before: one.before ?? null,
      feeds: one.feeds ?? null,
    })),
    satisfaction: (entry.satisfaction ?? []).map(({ aspect, shares, before, feeds }, i) => {
      const path = ["records", "satisfaction", i];
      return {
        aspect,
        shares: grades(shares, [...path, "shares"]),
        before: before ? grades(before, [...path, "before"]) : null,
        feeds: feeds ?? null,
      };
    }),
    inspections: (entry.inspections ?? []).map((one, i) => {
      const path = ["records", "inspections", i];
      return {
        product: one.product,
        pass: rate(one.pass, [...path, "pass"]),
        before: one.before === undefined ? null : rate(one.before, [...path, "before"]),
        standard: one.standard === undefined ? null : rate(one.standard, [...path, "standard"]),
        ...{ issue: one.issue ?? null, measure: one.measure ?? null, state: one.state ?? null },
        feeds: one.feeds ?? null,
      };
    }),
    figures: (entry.figures ?? []).map(({ title, unit, before, now, target, better }) => ({
      ...{ title, unit: unit ?? null, before, now, target: target ?? null, better: better ?? null },
    })),
  };
}

/** Effects that records say, in place of the levers' own. */
function withFeeds(plan: ImprovementPlan, problems: ScenarioIssue[]): ImprovementPlan {
  const measures = [...plan.measures];
  const { refunds, satisfaction, inspections } = plan.records;
  for (const [list, records] of Object.entries({ refunds, satisfaction, inspections }))
    for (const [i, { feeds }] of records.entries()) {
      if (feeds === null) continue;
      const path = ["records", list, i, "feeds"];
      const place = measures.findIndex(({ id }) => id === feeds);
      if (place < 0) {
        const ids = measures.map(({ id }) => id);
        problems.push(unknownName(path, { zh: "措施", en: "measure" }, feeds, ids));
        continue;
      }
      const measure = measures[place]!;
      const effect = fedEffect(plan.records, list as "refunds", i, measure, path);
      if ("path" in effect) problems.push(effect);
      else
        measures[place] = {
          ...measure,
          lever: { ...measure.lever!, effect: effect.effect },
          fed: effect.text,
        };
    }
  return { ...plan, measures };
}

function twice(path: Path, id: string): ScenarioIssue {
  return {
    path,
    text: {
      zh: `“${id}”在文件里出现了两次；请换个名字`,
      en: `"${id}" stands twice in the file; give one of them another name`,
    },
  };
}

function missing(path: Path, key: string, because: string): ScenarioIssue {
  return {
    path,
    text: {
      zh: `写了 ${because} 就需要 ${key}；请补上，或删去 ${because}`,
      en: `${because} needs ${key}; add it, or remove ${because}`,
    },
  };
}

/** What zod found, in our words: unknown keys one by one with the nearest valid one, else what belongs there. */
function issuesOf(issue: z.core.$ZodIssue, document: unknown): ScenarioIssue[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code !== "unrecognized_keys") return [wrong(path, valueAt(document, path), expectedInPlan(path))];
  const named = [...path].reverse().find((part) => typeof part === "string") ?? "file";
  const keys = planKeys[named] ?? planKeys["file"]!;
  return issue.keys.map((key) => unknownName([...path, key], { zh: "键", en: "key" }, key, keys));
}
