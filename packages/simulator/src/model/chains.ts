import type { Text } from "@scorecast/core/report";

/** What trouble of an order spreads to, in the order in which it is drawn. */
export const chainIds = ["stars", "sessions", "seeking", "escalation", "replies"] as const;
export type ChainId = (typeof chainIds)[number];
/** Chains that begin with a late order; the other one begins with a slow reply. */
export type LateChainId = Exclude<ChainId, "replies">;

export const chainTitles = {
  stars: { zh: "晚签收 → 低星评价", en: "late signing → fewer stars" },
  sessions: { zh: "超时订单 → 人工会话", en: "overdue order → human chats" },
  seeking: { zh: "超时订单 → 求助商家", en: "overdue order → turning to the merchant" },
  escalation: { zh: "因超时求助 → 求助平台", en: "turned to the merchant over lateness → to the platform" },
  replies: { zh: "回复慢 → 会话不满意", en: "slow replies → dissatisfied chats" },
} as const satisfies Readonly<Record<ChainId, Text>>;

/**
 * How far trouble of one process spreads to another. `points` are equally likely values of what is not known: of a late
 * order's ratio to another one (at least 1), or, of replies, of the elasticity in [0, 1].
 */
export interface Chain {
  readonly points: readonly number[];
}

/**
 * Which orders are late, by days. All columns begin at 0 days; beyond their end the last entry of shares holds, and none
 * fall due.
 */
export interface Lateness {
  /** Of orders picked up so many days after payment, the share that was promised earlier; never falls. */
  readonly pickedUpLate: readonly number[];
  /** Of orders signed so many days after pickup, the share with a parcel beyond its deadline; never falls. */
  readonly signedLate: readonly number[];
  /** Of orders not picked up by the end of that day, the share whose promise ends on it. */
  readonly overdueUnpicked: readonly number[];
  /** Of orders not signed by the end of that day, the share whose deadline is on it. */
  readonly overdueUnsigned: readonly number[];
  /** Shares of all orders by days from payment to the promise, and from pickup to the deadline: for what is held back. */
  readonly promise: readonly number[];
  readonly due: readonly number[];
}

/** How trouble spreads between the processes of a shop; a chain that is absent does not act. */
export interface Chains extends Partial<Readonly<Record<ChainId, Chain>>> {
  /** null: no parcels on record. */
  readonly lateness: Lateness | null;
}

/** What late orders in the share `late` make of a mean: 1 at the share `usual`, for a late order `excess` + 1 times as likely. */
export function timesLate(excess: number, late: number, usual: number): number {
  return (1 + excess * late) / (1 + excess * usual);
}

/** Of the events in a group where `late` of all are late, the share that the late ones bring. */
export function shareOfLate(excess: number, late: number): number {
  return late <= 0 ? 0 : ((1 + excess) * late) / (1 + excess * late);
}
