import type { LearntStandard, LearntWeights } from "../../report/reconcile-report.ts";
import { titleOfNode, unitOfMetric } from "../node-titles.ts";
import { knownOfStandards, knownOfWeights, statusOf } from "./known.ts";
import type { Learning } from "./learn.ts";
import { valueAt } from "./points-axis.ts";
import { bends, pointsAt } from "./standard.ts";
import { weightsOf } from "./unknowns.ts";

const BAND = [0.05, 0.95] as const;

/** What was learnt of each metric's standard, beside the shipped one, with a band of the draws. */
export function standardLines(learning: Learning): LearntStandard[] {
  const { problem, layout, central, draws } = learning;
  const { plan, days } = problem;
  const shares = knownOfStandards(learning);
  return problem.standards.flatMap((standard, m): LearntStandard[] => {
    if (standard === null) return [];
    const { id } = plan.metrics[m]!;
    const values = days.map((day) => day.values[m]!).filter((value) => !Number.isNaN(value));
    const { axis } = standard;
    const first = layout.curves[m]!;
    const knots =
      standard.kind === "steps"
        ? Array.from(standard.points, (points, k) => ({
            at: [valueAt(axis, central.bounds[m]![k]!), points] as const,
            band: ends(draws.map(({ bounds }) => valueAt(axis, bounds[m]![k]!))),
          }))
        : bends(standard, central.unknowns, first).map((place) => ({
            at: [valueAt(axis, place), pointsAt(standard, central.unknowns, first, place)] as const,
            band: ends(draws.map(({ unknowns }) => pointsAt(standard, unknowns, first, place))),
          }));
    knots.sort((a, b) => a.at[0] - b.at[0]);
    return [
      {
        ...{ metric: id, title: titleOfNode(plan.rules, id), unit: unitOfMetric(id) },
        kind: standard.kind === "steps" ? "tiers" : "line",
        shipped: Array.from(axis.values, (value, i) => [value, axis.places[i]!] as const),
        learnt: knots.map(({ at }) => at),
        band: knots.map(({ band }) => band),
        shown: pairsOf(days.map((day) => [day.values[m]!, day.points[m]!] as const)),
        seen: values.length === 0 ? null : [Math.min(...values), Math.max(...values)],
        known: shares[m]!,
        status: statusOf(
          shares[m]!,
          moved(
            days.map((day) => day.places[m]!),
            axis.high - axis.low,
          ),
        ),
      },
    ];
  });
}

/** A standard moved if its values spread over this part of its points. */
const MOVED = 0.02;

function moved(places: readonly number[], length: number): boolean {
  const known = places.filter((place) => !Number.isNaN(place));
  return Math.max(...known) - Math.min(...known) >= MOVED * length;
}

/** What was learnt of each table of weights. */
export function weightLines(learning: Learning): LearntWeights[] {
  const { problem, layout, central, draws } = learning;
  const { plan, tables } = problem;
  const shares = knownOfWeights(learning);
  return tables.flatMap((table, t): LearntWeights[] => {
    if (table === null) return [];
    const nodes = table.id === "dimensions" ? plan.dimensions : plan.metrics;
    const learnt = weightsOf(problem, layout, t, central.unknowns);
    const drawn = draws.map(({ unknowns }) => weightsOf(problem, layout, t, unknowns));
    return [
      {
        table: table.id,
        title:
          table.id === "dimensions"
            ? { zh: "维度权重", en: "dimensions" }
            : titleOfNode(plan.rules, table.id),
        members: table.members.map((member, i) => ({
          ...{ id: nodes[member]!.id, title: titleOfNode(plan.rules, nodes[member]!.id) },
          ...{ shipped: 100 * table.shipped[i]!, learnt: 100 * learnt[i]! },
          interval: ends(drawn.map((weights) => 100 * weights[i]!)),
        })),
        known: shares[t]!,
        status: statusOf(shares[t]!),
      },
    ];
  });
}

function pairsOf(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const seen = new Map<string, readonly [number, number]>();
  for (const pair of pairs) if (!pair.some(Number.isNaN)) seen.set(pair.join(), pair);
  return [...seen.values()].sort(([a], [b]) => a - b);
}

/** 5 % and 95 % points, type 7. */
function ends(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => {
    const place = p * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
  };
  return [at(BAND[0]), at(BAND[1])];
}
