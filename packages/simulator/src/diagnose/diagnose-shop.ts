import { formatDay, type History, type MetricId, type RuleVersion, tablesOf } from "@scorecast/core";
import type { ScoreReport, Text } from "@scorecast/core/report";
import { levers } from "../levers/registry.ts";
import type { CauseLine, DiagnosisReport, StandardLine } from "../report/diagnosis-report.ts";
import type { Cause, Seen } from "./cause.ts";
import { causes } from "./causes/registry.ts";
import { complaintTypes } from "./complaint-types.ts";
import { contributions } from "./contributions.ts";
import { deliveryTimes } from "./delivery-times.ts";
import { type Ground, groundOf } from "./ground.ts";
import { newEvents } from "./new-events.ts";
import { between, type Shift, type Size, shiftsOf, sizeOf } from "./size.ts";

export interface DiagnosisInput {
  readonly history: History;
  readonly rules: RuleVersion;
  /** Day of the score. */
  readonly asOf: number;
  readonly standards: readonly StandardLine[];
  /** Fingerprint of the data. */
  readonly input: string;
  readonly program: string;
  /** Shop-local seconds from which on new bad events are listed; null: not asked. */
  readonly since: number | null;
}

/** Looks for every cause in a shop's record, sizes what it finds in points, and ranks it. */
export function diagnoseShop(input: DiagnosisInput): DiagnosisReport {
  const { history, rules, asOf, standards, since } = input;
  const ground = groundOf(history, rules, asOf, standards, Object.keys(causes).length);
  const lines = causeLines(ground);
  const { id, name, industry, shopType } = history.shop;
  const shop: ScoreReport["shop"] = { id, name, industry, shopType };
  const { total } = ground.scored.evaluation;
  return {
    formatVersion: 1,
    kind: "diagnose",
    program: input.program,
    shop,
    rules: rules.id,
    input: input.input,
    asOf: formatDay(asOf),
    total: Number.isNaN(total) ? null : total,
    alarm: lines.some(isAlarm),
    lowest: lowestMetrics(ground),
    causes: lines,
    standards,
    complaints: complaintTypes(ground),
    delivery: deliveryTimes(ground),
    contributions: contributions(ground),
    news: since === null ? null : newEvents(ground, since),
  };
}

/** Metrics that have weight and the least points that their mapping gives. */
function lowestMetrics({ plan, scored, rules }: Ground): DiagnosisReport["lowest"] {
  return plan.metrics.flatMap(({ id, mapping, weight }, m) => {
    const points = scored.evaluation.points[m]!;
    const least =
      mapping.kind === "tiers"
        ? mapping.below
        : mapping.kind === "direct"
          ? mapping.min
          : mapping.kind === "unpublished"
            ? Number.NaN
            : Math.min(...mapping.points);
    return weight > 0 && points <= least ? [{ metric: id, title: rules.metrics[id]!.title }] : [];
  });
}

/** A trouble that the score feels. */
function isAlarm({ verdict, kind, points }: CauseLine): boolean {
  return verdict === "found" && kind === "trouble" && points !== null;
}

const order = { found: 0, "not-found": 1, "cannot-tell": 2 } as const;

/** Every cause with its verdict: found first, dearest first; the others in the order of the registry. */
export function causeLines(ground: Ground): CauseLine[] {
  const looks = Object.values(causes).map((cause): Look => {
    const seen = lookedFor(ground, cause);
    const suffering =
      seen.kind === "trouble" && seen.size !== null && !("points" in seen.size) ? seen.size : null;
    return { cause, seen, shifts: suffering === null ? [] : shiftsOf(ground, cause.affects, suffering) };
  });
  const lines = looks.map((look) => causeLine(ground, look, looks));
  return lines.sort(
    (a, b) =>
      order[a.verdict] - order[b.verdict] ||
      (a.verdict === "found" ? (b.points ?? -1) - (a.points ?? -1) : 0),
  );
}

/** A cause, what its check saw, and what would be different without it. */
interface Look {
  readonly cause: Cause;
  readonly seen: Seen;
  readonly shifts: readonly Shift[];
}

function causeLine(ground: Ground, { cause, seen, shifts }: Look, all: readonly Look[]): CauseLine {
  const felt =
    cause.affects.length === 0 ||
    ground.plan.metrics.some(({ id }) => cause.affects.includes(id as MetricId));
  const frame = {
    ...{ id: cause.id, title: cause.title, kind: cause.kind, source: cause.source },
    levers: cause.levers.map((id) => ({ id, title: levers[id].title })),
    standards: cause.standards,
  };
  const nothing = {
    ...{ points: null, interval: null, metrics: [], units: [], span: null, observed: null, reference: null },
    ...{ chance: null, evidence: [], pending: null },
  };
  if (seen.kind === "cannot-tell")
    return {
      ...{ ...frame, ...nothing, verdict: "cannot-tell", says: seen.says },
      felt: felt && cause.id !== "unprofessional-advice",
    };
  if (seen.kind === "nothing") {
    const { says, observed = null, reference = null } = seen;
    return { ...frame, ...nothing, verdict: "not-found", says, felt, observed, reference };
  }
  const others = all.flatMap((look) => (look.cause === cause ? [] : look.shifts));
  const size = felt ? sizeFor(ground, seen, shifts, others) : null;
  const enough = !felt || (size !== null && size.points >= ground.standard("material-points"));
  return {
    ...frame,
    verdict: enough ? "found" : "not-found",
    says: enough ? seen.says : tooSmall(seen.says, size),
    points: size?.points ?? null,
    interval: size?.interval ?? null,
    metrics: (size?.metrics ?? []).map((line) => ({
      ...line,
      title: ground.rules.metrics[line.metric]?.title ?? { zh: line.metric, en: line.metric },
    })),
    felt,
    units: seen.units ?? [],
    span: seen.span ? { from: formatDay(seen.span[0]), to: formatDay(seen.span[1]) } : null,
    observed: seen.observed ?? null,
    reference: seen.reference ?? null,
    chance: seen.chance == null ? null : Math.min(1, seen.chance * ground.checks),
    evidence: seen.evidence ?? [],
    pending: seen.pending ?? null,
  };
}

function lookedFor(ground: Ground, cause: Cause): Seen {
  const missing = cause.needs.filter((table) => !tablesOf(ground.history).has(table));
  if (missing.length === 0) return cause.look(ground);
  const files = missing.map((table) => `${table}.csv`).join(", ");
  return {
    kind: "cannot-tell",
    says: { zh: `需要 ${files} 才看得出`, en: `${files} would tell` },
  };
}

/** The mean of what it costs alone and with all other troubles mended: two that share a metric hide each other else. */
function sizeFor(
  ground: Ground,
  seen: Extract<Seen, { kind: "trouble" }>,
  shifts: readonly Shift[],
  others: readonly Shift[],
): Size | null {
  if (seen.size !== null && "points" in seen.size) return Number.isNaN(seen.size.points) ? null : seen.size;
  const [alone, last] = [sizeOf(ground, shifts), sizeOf(ground, shifts, others)];
  return alone === null || last === null || Number.isNaN(alone.points) ? null : between(alone, last);
}

function tooSmall(says: Text, size: Size | null): Text {
  const points = size === null ? null : size.points.toFixed(2);
  return points === null
    ? { zh: `${says.zh}（今天的分数里看不见）`, en: `${says.en} (not in today's score)` }
    : { zh: `${says.zh}（只值 ${points} 分）`, en: `${says.en} (worth ${points} points only)` };
}
