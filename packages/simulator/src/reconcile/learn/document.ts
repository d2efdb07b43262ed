import type { Learning, Learnt } from "./learn.ts";
import { valueAt } from "./points-axis.ts";
import { bends, pointsAt } from "./standard.ts";
import { weightsOf } from "./unknowns.ts";

/** Standards and weights in the words of an override file. */
export interface StandardsDocument {
  readonly metrics: Readonly<
    Record<
      string,
      | { readonly knots: readonly (readonly [number, number])[] }
      | {
          readonly tiers: readonly { readonly points: number; readonly bound: number }[];
          readonly below: number;
        }
    >
  >;
  /** Percent. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** @param learnt one of the sets of `learning` */
export function documentOf(
  { problem, layout }: Pick<Learning, "problem" | "layout">,
  learnt: Learnt,
): StandardsDocument {
  const { plan, standards, tables } = problem;
  const metrics: Record<string, StandardsDocument["metrics"][string]> = {};
  for (const [m, standard] of standards.entries()) {
    if (standard === null) continue;
    const { id } = plan.metrics[m]!;
    if (standard.kind === "steps") {
      const { axis, points, below } = standard;
      metrics[id] = {
        tiers: Array.from(points, (earned, k) => ({
          points: earned,
          bound: digits(valueAt(axis, learnt.bounds[m]![k]!), 7),
        })),
        below,
      };
      continue;
    }
    const first = layout.curves[m]!;
    const knots = bends(standard, learnt.unknowns, first).map(
      (place) =>
        [
          digits(valueAt(standard.axis, place), 7),
          decimals(pointsAt(standard, learnt.unknowns, first, place)),
        ] as const,
    );
    metrics[id] = { knots: knots.sort(([a], [b]) => a - b) };
  }
  const weights: Record<string, Record<string, number>> = {};
  for (const [t, table] of tables.entries()) {
    if (table === null) continue;
    const nodes = table.id === "dimensions" ? plan.dimensions : plan.metrics;
    const own = percents(weightsOf(problem, layout, t, learnt.unknowns));
    const all: Record<string, number> = {};
    for (const [m, { id }] of nodes.entries()) {
      const place = table.members.indexOf(m);
      if (place >= 0) all[id] = own[place]!;
    }
    weights[table.id] = all;
  }
  return { metrics, weights };
}

/** Hundredths of a percent that sum to 100. */
function percents(weights: Float64Array): number[] {
  const parts = Array.from(weights, (weight) => Math.round(weight * 1e4));
  const widest = parts.indexOf(Math.max(...parts));
  parts[widest]! += 1e4 - parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / 100);
}

/** What is nearer to 0 than any value that a page shows is 0. */
function digits(value: number, count: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(count));
}

function decimals(points: number): number {
  return Math.round(points * 1000) / 1000;
}
