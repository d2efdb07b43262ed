import type {
  CountShare,
  Durations,
  HaltingProcess,
  HazardProcess,
  Share,
  ShopModel,
  Staffing,
} from "./shop-model.ts";

/*
 * How levers and incidents change parts of a model. Each is a product, a sum or a product of complements, so that
 * several on the same part combine to the same whatever their order.
 */

/** All cumulative hazards of the cohort times `factor`. */
export function timesHazards<T extends HazardProcess>(process: T, factor: number): T {
  return { ...process, times: (process.times ?? 1) * factor };
}

/** The cumulative hazards of a review for every cohort on this day times `factor`. */
export function timesToday(review: ShopModel["review"], factor: number): ShopModel["review"] {
  return { ...review, today: (review.today ?? 1) * factor };
}

/** The share `more` of what would still happen on this day waits. */
export function withStopped<T extends HaltingProcess>(process: T, more: number): T {
  return { ...process, stopped: withMore(process.stopped, more) };
}

/** The cumulative hazard −ln(1 − p) of a share times `factor`. */
export function timesShare(share: Share, factor: number): Share {
  return { ...share, times: (share.times ?? 1) * factor };
}

/** Every duration times `factor`. */
export function timesDurations<T extends Durations>(durations: T, factor: number): T {
  return { ...durations, points: durations.points.map((seconds) => seconds * factor) };
}

/** The share of reviews below five stars, its cumulative hazard times `factor`; how deep they fall stays. */
export function timesFewerStars(
  [below5, ...deeper]: ShopModel["fewerStars"],
  factor: number,
): ShopModel["fewerStars"] {
  return [timesShare(below5, factor), ...deeper];
}

/** Orders per day times `factor`. */
export function timesDemand(demand: ShopModel["demand"], factor: number): ShopModel["demand"] {
  return { ...demand, mean: demand.mean * factor };
}

/** A share that grows to 1 − (1 − before)(1 − more). */
export function withMore(before: number | undefined, more: number): number {
  return 1 - (1 - (before ?? 0)) * (1 - more);
}

/** The share `more` of the orders that a count has left out now count; a count that is not read stays unread. */
export function withCounted(counts: readonly CountShare[], id: string, more: number): readonly CountShare[] {
  return counts.map((count) => (count.id === id ? { ...count, added: withMore(count.added, more) } : count));
}

/** Agents are added as a sum, those present multiply, the urgent lane takes a share of what is left. */
export function withStaff(
  chats: ShopModel["chats"],
  { added = 0, present = 1, urgent = 0 }: Omit<Staffing, "agents">,
): ShopModel["chats"] {
  const before = chats.staffing ?? {};
  return {
    ...chats,
    staffing: {
      ...before,
      added: (before.added ?? 0) + added,
      present: (before.present ?? 1) * present,
      urgent: withMore(before.urgent, urgent),
    },
  };
}

/** A share of at most 1 that is left when `amount` of it is taken away. */
export function kept(amount: number): number {
  return 1 - Math.min(1, Math.max(0, amount));
}
