import { formatDay } from "@scorecast/core";
import type { ReconcileReport } from "../../report/reconcile-report.ts";
import type { ObservedShop } from "../judge-variants.ts";
import { titleOfNode } from "../node-titles.ts";
import { figureOf } from "./fit-unknowns.ts";
import { type Learning, learn } from "./learn.ts";
import { groupsOf } from "./noise.ts";
import { predictDay, weightsUnder } from "./predict.ts";
import { type Problem, problemOf } from "./problem.ts";
import { shippedBounds, steppedPoints } from "./tier-bounds.ts";
import { shippedUnknowns } from "./unknowns.ts";

type HeldOutDays = NonNullable<ReconcileReport["learnt"]>["heldOut"];

const DAYS_AT_LEAST = 12;
const LEARN_FROM = 0.75;
/** Draws that a central set of tiers is the mean of. */
const DRAWS = 12;

/**
 * Learns from the first three quarters of the days and judges the total and the dimensions on the rest; null with fewer than
 * 12 days.
 */
export function heldOutDays(shops: readonly ObservedShop[], whole: Problem, seed: string): HeldOutDays {
  const days = [...new Set(whole.days.map(({ day }) => day))].sort((a, b) => a - b);
  if (days.length < DAYS_AT_LEAST) return null;
  const until = days[Math.floor(LEARN_FROM * days.length)]!;
  const first = shops.map((shop) => ({
    ...shop,
    series: shop.series.flatMap((one) => {
      const count = one.days.filter((day) => day < until).length;
      return count === 0
        ? []
        : [{ ...one, days: one.days.slice(0, count), values: one.values.slice(0, count) }];
    }),
  }));
  const problem = problemOf(first);
  const learning = learn(problem, seed, DRAWS);
  const later = problemOf(shops, problem);
  const judged = { ...later, days: later.days.filter(({ day }) => day >= until) };
  const scale = whole.plan.rules.total.max <= 5 ? 0.05 : 1;
  const nodes = ["total", ...whole.plan.dimensions.map(({ id }) => id as string)].flatMap((node) => {
    const before = errorsOf(judged, learning, node, true);
    const after = errorsOf(judged, learning, node, false);
    if (after.length === 0) return [];
    const within = (errors: readonly number[]) => errors.filter((error) => error <= scale + 1e-9).length;
    const mean = (errors: readonly number[]) => errors.reduce((a, b) => a + b, 0) / errors.length;
    return [
      {
        ...{ node, title: titleOfNode(whole.plan.rules, node), days: after.length },
        within: { before: within(before), after: within(after) },
        meanAbsolute: { before: mean(before), after: mean(after) },
      },
    ];
  });
  return { from: formatDay(until), to: formatDay(days.at(-1)!), nodes };
}

/** Distances between what the page showed of a node and what the shipped, or the learnt, standards give. */
function errorsOf(judged: Problem, { layout, central }: Learning, node: string, shipped: boolean): number[] {
  const group = groupsOf(judged).find(({ id }) => id === node);
  if (!group) return [];
  const unknowns = shipped ? shippedUnknowns(judged, layout) : central.unknowns;
  const stepped = steppedPoints(judged, shipped ? shippedBounds(judged) : central.bounds);
  const weights = weightsUnder(judged, layout, unknowns);
  return judged.days.flatMap((day, t) => {
    const page = group.shown(day);
    const figure = figureOf(judged, node, predictDay(judged, layout, unknowns, weights, day, stepped[t]!));
    if (Number.isNaN(page) || figure === null) return [];
    // the page's rounding is no error of ours
    return [Math.max(0, Math.abs(figure.value - page) - group.unit / 2)];
  });
}
