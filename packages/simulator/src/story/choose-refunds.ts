import { endOf, secondsOnClock, startOf } from "@scorecast/core";
import type { RandomSource } from "../generate/random-source.ts";
import type { StoryAfterSale, StoryOrder } from "./cast.ts";
import type { ClockBounds, PickupClock } from "./choose-pickups.ts";

const DAY = 86_400;

/** The timed refunds of a day, changed so that they can take its seconds. */
export interface ChosenRefunds {
  readonly sales: readonly StoryAfterSale[];
  readonly bounds: readonly ClockBounds[];
  /** Cases that are withdrawn in place of their refund, and those that are begun instead. */
  readonly withdrawn: readonly StoryAfterSale[];
  readonly begun: readonly StoryAfterSale[];
}

export interface RefundGround {
  readonly clock: PickupClock;
  /** Orders with an after-sale before the start: whoever applies once more changes nothing that is counted. */
  readonly applicants: readonly StoryOrder[];
  readonly random: RandomSource;
  /** A case of the assessed kind for neither quality nor damage. */
  readonly newCase: (order: StoryOrder, appliedDay: number) => StoryAfterSale;
}

/**
 * Refunds and review seconds were drawn apart, so that the drawn cases may not be able to take the day's seconds: they ran too
 * short, or what was agreed to before the start took more or less than the mean. Then some are withdrawn, and others, applied
 * for in time, are refunded in their place: how many are refunded stays, and no score knows when they were applied for.
 */
export function chooseRefunds(
  drawn: readonly StoryAfterSale[],
  amount: number,
  t: number,
  { clock, applicants, random, newCase }: RefundGround,
): ChosenRefunds {
  const sales = [...drawn];
  const bounds = sales.map((sale) => reviewBounds(sale, t, clock));
  const [withdrawn, begun]: [StoryAfterSale[], StoryAfterSale[]] = [[], []];
  const sum = (side: keyof ClockBounds) => bounds.reduce((all, bound) => all + bound[side], 0);
  for (const side of ["least", "most"] as const) {
    const outOfReach = () => (side === "least" ? amount < sum("least") : amount > sum("most"));
    const order = sales
      .map((_, i) => i)
      .sort((a, b) =>
        side === "least" ? bounds[b]!.least - bounds[a]!.least : bounds[a]!.most - bounds[b]!.most,
      );
    for (const i of order) {
      if (!outOfReach()) break;
      const out = sales[i]!;
      const missing = side === "least" ? 0 : amount - sum("most") + bounds[i]!.most;
      const day = Math.max(0, t - Math.ceil(missing / DAY));
      const buyer =
        out.appliedDay < 0 || side === "least"
          ? out.order
          : applicants[Math.floor(random() * applicants.length)];
      if (!buyer || (side === "least" && out.appliedDay >= 0)) continue;
      const instead = newCase(buyer, day);
      const own = reviewBounds(instead, t, clock);
      if (side === "least" ? own.least >= bounds[i]!.least : own.most <= bounds[i]!.most) continue;
      withdrawn.push(out);
      begun.push(instead);
      sales[i] = instead;
      bounds[i] = own;
    }
  }
  return { sales, bounds, withdrawn, begun };
}

/** The first second at which a new after-sale can be applied for. */
export function earliestApplication(
  { order, appliedDay, afterSigning }: StoryAfterSale,
  start: number,
): number {
  const from = Math.max(startOf(start + appliedDay), order.paidAt);
  return afterSigning || order.signedDay <= appliedDay ? Math.max(from, order.signedAt) : from;
}

/** Seconds on the review clock that a refund on day `t` can have taken until its agreement. */
function reviewBounds(sale: StoryAfterSale, t: number, { start, rest }: PickupClock): ClockBounds {
  const { appliedAt, seconds } = sale;
  if (!Number.isNaN(seconds)) return { least: seconds, most: seconds };
  const end = endOf(start + t);
  if (Number.isNaN(appliedAt))
    return { least: 0, most: secondsOnClock(earliestApplication(sale, start), end, rest) };
  return {
    least: secondsOnClock(appliedAt, startOf(start), rest),
    most: secondsOnClock(appliedAt, end, rest),
  };
}
