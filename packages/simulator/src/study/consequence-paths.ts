import { roundHalfUp } from "@scorecast/core";
import type { ConsequenceLine, RequirementLine } from "@scorecast/core/report";
import { columnOf, type Projection } from "../engine/projection.ts";
import type { ConsequencePath, Estimate } from "../report/projection-report.ts";
import { wilsonInterval } from "./summaries.ts";

/** A threshold to follow into the future: a line of the score report. */
export type Followed = Pick<
  ConsequenceLine,
  "id" | "programme" | "programmeTitle" | "title" | "effect" | "requirements" | "categories" | "provenance"
>;

/** Values of the nodes on the days before the start, oldest first, the total as displayed; null: no value. */
export type PastNodes = Readonly<Record<string, readonly (number | null)[]>>;

/** Means are rounded as the score report rounds them: fourteen days of 4.3 average 4.3, not a hair less. */
const EXACT = 1e9;

/**
 * How likely each threshold holds on each day. Means and runs of days reach back over the recorded past; a day without
 * a value is not met. Thresholds on something that is not simulated are left out.
 *
 * @param digits of the displayed total, which is what thresholds compare
 */
export function consequencePaths(
  followed: readonly Followed[],
  past: PastNodes,
  projection: Projection,
  digits: number,
): ConsequencePath[] {
  const kept = new Map<string, Uint8Array>();
  const held = (requirement: RequirementLine): Uint8Array => {
    const key = JSON.stringify([
      requirement.node,
      requirement.op,
      requirement.threshold,
      requirement.average,
    ]);
    const known = kept.get(key) ?? daysHeld(requirement, past[requirement.node] ?? [], projection, digits);
    kept.set(key, known);
    return known;
  };
  return followed
    .filter(({ requirements }) => requirements.every(({ node }) => projection.nodes.includes(node)))
    .map(({ id, programme, programmeTitle, title, effect, requirements, categories, provenance }) => {
      const columns = requirements.map(held);
      const met = columns[0]!.map((_, i) => (columns.every((column) => column[i] === 1) ? 1 : 0));
      return {
        ...{ id, programme, programmeTitle, title, effect, categories, provenance },
        ...pathOf(met, projection.to - projection.from, projection.days),
      };
    });
}

/** 1 where a requirement holds: [day × replications + replication]. */
function daysHeld(
  { node, op, threshold, average }: RequirementLine,
  past: readonly (number | null)[],
  projection: Projection,
  digits: number,
): Uint8Array {
  const n = projection.to - projection.from;
  const mean = average.kind === "mean" ? average.days : 1;
  const running =
    average.kind === "every-day" ? average.days : average.kind === "mean" ? (average.running ?? 1) : 1;
  const columns = Array.from({ length: projection.days }, (_, day) => {
    const column = columnOf(projection, projection.nodes.indexOf(node), day);
    return node === "total" ? column.map((value) => roundHalfUp(value, digits)) : column;
  });
  const met = new Uint8Array(projection.days * n);
  const series = new Float64Array(past.length + projection.days);
  for (const [i, value] of past.entries()) series[i] = value ?? Number.NaN;
  for (let r = 0; r < n; r++) {
    for (let day = 0; day < projection.days; day++) series[past.length + day] = columns[day]![r]!;
    let inARow = 0;
    for (let i = mean - 1; i < series.length; i++) {
      let sum = 0;
      for (let back = 0; back < mean; back++) sum += series[i - back]!;
      inARow = holds(op, Math.round((sum / mean) * EXACT) / EXACT, threshold) ? inARow + 1 : 0;
      if (i >= past.length && inARow >= running) met[(i - past.length) * n + r] = 1;
    }
  }
  return met;
}

function holds(op: RequirementLine["op"], value: number, threshold: number): boolean {
  switch (op) {
    case ">=":
      return value >= threshold;
    case ">":
      return value > threshold;
    case "<=":
      return value <= threshold;
    case "<":
      return value < threshold;
    default:
      return op satisfies never;
  }
}

function pathOf(met: Uint8Array, n: number, days: number): Pick<ConsequencePath, "met" | "ever" | "always"> {
  const byDay = new Float64Array(days);
  const count = new Int32Array(n);
  for (let day = 0; day < days; day++)
    for (let r = 0; r < n; r++) {
      byDay[day]! += met[day * n + r]!;
      if (day > 0) count[r]! += met[day * n + r]!;
    }
  return {
    met: Array.from(byDay, (hits) => hits / n),
    ever: estimate(count.filter((days) => days > 0).length, n),
    always: estimate(count.filter((met) => met === days - 1).length, n),
  };
}

function estimate(hits: number, n: number): Estimate {
  const value = hits / n;
  return { value, interval: wilsonInterval(hits, n), standardError: Math.sqrt((value * (1 - value)) / n) };
}
