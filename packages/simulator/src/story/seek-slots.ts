import type { StoryOrder } from "./cast.ts";

/** When buyers turn to the merchant for the first time: so many on each day, no more and no fewer. */
export interface SeekSlots {
  /** Whether the buyer of an order can have turned to the merchant by day `t`; if so, it is settled when. */
  readonly settle: (order: StoryOrder, t: number) => boolean;
  /** How many of day `t` nobody has taken yet. */
  readonly left: (t: number) => number;
  readonly take: (order: StoryOrder, t: number) => void;
}

/** @param counts per day from the start; null: nobody counts them */
export function seekSlots(counts: readonly number[] | null): SeekSlots {
  const spare = counts ? [...counts] : [];
  const take = (order: StoryOrder, t: number) => {
    spare[t]!--;
    order.soughtDay = t;
  };
  return {
    take,
    left: (t) => spare[t] ?? 0,
    settle(order, t) {
      if (counts === null || order.soughtDay <= t) return true;
      // called the platform before ever asking the merchant: asking now would count as a call at once
      if (order.escalated) return false;
      for (let day = t; day >= Math.max(order.paidDay, 0); day--)
        if (spare[day]! > 0) {
          take(order, day);
          return true;
        }
      return false;
    },
  };
}
