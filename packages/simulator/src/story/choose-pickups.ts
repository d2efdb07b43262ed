import { endOf, type RestHours, secondsOnClock, startOf } from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import type { Cohorts, StoryOrder } from "./cast.ts";

/** Whole seconds that may lie between an order's payment and its pickup on a day. */
export interface ClockBounds {
  readonly least: number;
  readonly most: number;
}

export interface PickupClock {
  /** Day number of the first day of the story. */
  readonly start: number;
  readonly rest: RestHours;
}

/** Seconds on the pickup clock that a pickup on day `t` can take; an order without a time of payment may be paid at any of its day. */
export function pickupBounds(order: StoryOrder, t: number, { start, rest }: PickupClock): ClockBounds {
  const { paidAt, paidDay } = order;
  const told = !Number.isNaN(paidAt);
  const first = told ? paidAt : startOf(start + paidDay);
  const last = told ? paidAt : startOf(start + paidDay) + latestSecond(rest);
  return {
    least: secondsOnClock(last, startOf(start + t), rest),
    most: secondsOnClock(first, endOf(start + t), rest),
  };
}

/** The second of a day on which a payment starts the clock latest. */
export function latestSecond(rest: RestHours): number {
  return rest && rest.from > rest.until ? rest.from * 3600 : 86_399;
}

/** The pickups of a day, changed so that they can take its seconds; `carried`: what they cannot take all the same. */
export interface ChosenPickups {
  readonly picked: readonly StoryOrder[];
  readonly carried: number;
}

/**
 * Lags and seconds were drawn apart, so that the orders of the drawn cohorts may not be able to take the day's seconds. Then
 * some of them change places with orders that wait: how many are picked up stays, and no score knows from which day of payment.
 */
export function choosePickups(
  drawn: readonly StoryOrder[],
  waiting: Cohorts<StoryOrder>,
  oldest: number,
  t: number,
  recording: Recording,
  clock: PickupClock,
  carried: number,
): ChosenPickups {
  const picked = [...drawn];
  const amount = drawnInAll(recording, "pickup-seconds", t) + carried;
  const boundsOf = (order: StoryOrder) => pickupBounds(order, t, clock);
  let [least, most] = [0, 0];
  for (const order of picked) {
    const bounds = boundsOf(order);
    least += bounds.least;
    most += bounds.most;
  }
  const slower = amount > most;
  const days = Array.from({ length: t - oldest + 1 }, (_, age) => (slower ? oldest + age : t - age));
  while (slower ? amount > most : amount < least) {
    const place = extreme(picked, (order) => (slower ? boundsOf(order).most : -boundsOf(order).least));
    const day = days.find((one) => waiting.of(one).length > 0);
    if (place < 0 || day === undefined) break;
    const other = extreme(waiting.of(day), (order) =>
      slower ? -boundsOf(order).most : boundsOf(order).least,
    );
    if (!trade(place, day, other, false)) {
      // one step would be too much of it: perhaps a smaller one reaches
      anyTrade();
      break;
    }
  }
  return { picked, carried: amount - Math.min(Math.max(amount, least), most) };

  /** The first trade of any two after which the seconds fit. */
  function anyTrade(): void {
    for (let place = 0; place < picked.length; place++)
      for (const day of days)
        for (let other = 0; other < Math.min(SEARCHED, waiting.of(day).length); other++)
          if (trade(place, day, other, true)) return;
  }

  /** Lets two orders change places, if that helps and does not overshoot; `enough`: only if the seconds fit then. */
  function trade(place: number, day: number, other: number, enough: boolean): boolean {
    const pool = waiting.of(day);
    const [out, taken] = [picked[place]!, pool[other]!];
    const [old, next] = [boundsOf(out), boundsOf(taken)];
    const [nextLeast, nextMost] = [least + next.least - old.least, most + next.most - old.most];
    const overshoots = slower ? nextLeast > amount : nextMost < amount;
    const helps = slower ? nextMost > most : nextLeast < least;
    const fits = nextLeast <= amount && amount <= nextMost;
    if (overshoots || !helps || (enough && !fits)) return false;
    picked[place] = taken;
    pool.splice(other, 1);
    waiting.of(out.paidDay).push(out);
    [least, most] = [nextLeast, nextMost];
    return true;
  }
}

/** Members of a cohort that are looked at for a trade: those of the story are all alike. */
const SEARCHED = 8;

/** The place of the member of least `size`; −1 of none. */
function extreme<T>(members: readonly T[], size: (member: T) => number): number {
  let place = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [i, member] of members.entries()) {
    const own = size(member);
    if (own < smallest) [place, smallest] = [i, own];
  }
  return place;
}
