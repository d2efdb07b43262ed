import type { OpenHours } from "./open-hours.ts";
import type { QuantileTable } from "./quantile-table.ts";
import type { OrderType, PerkKind, ShopType, ViolationKind } from "./shop-tables.ts";

/** What happened to an order, as its buyer sees it. One per order, the gravest. */
export const fates = ["fine", "late", "mismatch", "wrong-item", "damaged", "defective"] as const;
export type Fate = (typeof fates)[number];
export type ByFate<T> = Readonly<Record<Fate, T>>;

/** Weights of 1, 2, 3, 4 and 5 stars. */
export type StarWeights = readonly [number, number, number, number, number];

/**
 * A shop that might exist: how it sells, ships, answers and errs. Rates are probabilities in [0, 1], dates
 * "YYYY-MM-DD" and hours of the day decimal (17.5 = 17:30) on the shop's own clock.
 */
export interface ShopSpec {
  readonly shop: ShopFields;
  /** First day with payments. */
  readonly startDay: string;
  /** Days recorded; whatever happens after the last one is not known yet and stays out. */
  readonly days: number;
  readonly demand: Demand;
  readonly products: readonly Product[];
  readonly handling: Handling;
  readonly couriers: readonly Courier[];
  readonly regions: readonly Region[];
  readonly chats: ChatHabits;
  readonly afterSales: AfterSaleHabits;
  readonly complaints: ComplaintHabits;
  readonly reviews: ReviewHabits;
  readonly incidents: readonly Incident[];
  readonly violations: readonly PlannedViolation[];
}

export interface ShopFields {
  readonly id: string;
  readonly name: string;
  readonly industry: string;
  readonly shopType: ShopType;
  readonly openedOn: string;
  readonly timezone: string;
  readonly productsOnSale: number;
  readonly perks: readonly {
    readonly kind: PerkKind;
    readonly from: string;
    readonly until: string | null;
  }[];
}

export interface Demand {
  readonly volume: Volume;
  /** Relative volume Monday … Sunday. */
  readonly weekday: readonly number[];
  /** Relative volume of the 24 hours of the day. */
  readonly hourOfDay: readonly number[];
  /** Days such as 618 and 11.11 with so many times the usual volume; on the same days they multiply. */
  readonly promotions?: readonly Promotion[];
  /** Share of purchases (主订单) with a second product. "fixed" volume has single ones only. */
  readonly secondItemShare: number;
  readonly orderTypes: readonly { readonly type: OrderType; readonly weight: number }[];
  /** Buyers who change their mind, and hours after payment; it only works before the parcel is packed. */
  readonly cancelShare: number;
  readonly cancelAfterHours: QuantileTable;
  readonly presaleDays: number;
}

export interface Promotion {
  readonly name: string;
  readonly from: string;
  readonly days: number;
  readonly factor: number;
}

export type Volume =
  /** purchases on the average day; dispersion as in dailyCount; growth multiplies the level per 30 days, straight. */
  | {
      readonly kind: "random";
      readonly purchasesPerDay: number;
      readonly dispersion: number;
      readonly growthPer30Days: number;
    }
  /** Exactly so many orders in every 30 days, counted back from the last one. */
  | { readonly kind: "fixed"; readonly ordersPer30Days: number };

export interface Product {
  readonly id: string;
  readonly name: string;
  /** Merchant's own code (商家编码). */
  readonly code: string;
  /** Yuan. */
  readonly price: number;
  readonly weight: number;
  readonly defectRate: number;
  readonly mismatchRate: number;
  /** Home installation; absent: not a product that is installed. */
  readonly installation?: {
    /** Share of its orders whose category, price and place count for the platform's bonus (指定范围). */
    readonly inRange: number;
    /** Of those, installed by the shop's fitters at signing. */
    readonly installed: number;
  };
}

export interface Handling {
  readonly warehouse: string;
  /** Hours after payment within which shipping is promised (承诺发货时间). */
  readonly promiseHours: number;
  readonly staffed: OpenHours;
  /** Working hours from payment to the packed parcel. */
  readonly packingHours: QuantileTable;
  /** Hours of the day at which the courier collects, each ± 20 minutes. */
  readonly courierRounds: readonly number[];
  /**
   * Parcels that a courier takes in one round; who comes later waits for the next one, in the order in which the
   * purchases were paid. Absent: as many as there are.
   */
  readonly roundCapacity?: number;
  readonly missedRoundShare: number;
  readonly wrongItemRate: number;
  /** Purchases that leave in two parcels. */
  readonly splitShare: number;
}

export interface Courier {
  readonly name: string;
  readonly weight: number;
  /** Multiplies the region's transit hours. */
  readonly transitFactor: number;
  readonly damageRate: number;
  /** Parcels whose tracking broke so that the buyer was compensated. */
  readonly trajectoryRate: number;
}

export interface Region {
  readonly province: string;
  readonly weight: number;
  /** Days after the pickup day by whose end the parcel is due. */
  readonly standardDays: number;
  readonly transitHours: QuantileTable;
  /** Reached through the remote-logistics transit warehouse if the shop has that perk. */
  readonly remote: boolean;
  readonly nextDayService: boolean;
}

export interface ChatHabits {
  /** Share of purchases with a consultation before them; it carries no order. */
  readonly presalePerPurchase: number;
  readonly contactRate: ByFate<number>;
  readonly botShare: number;
  readonly staffed: OpenHours;
  /** Weights of 1, 2, 3 … rounds. */
  readonly rounds: readonly number[];
  readonly replySeconds: QuantileTable;
  /** Chance that a round gets no answer, while staffed and else. */
  readonly unansweredRate: number;
  readonly unansweredOffHours: number;
  readonly ratedShare: number;
  /** Stars of a session that went well, and of one that soured (unanswered, or about trouble). */
  readonly stars: { readonly content: StarWeights; readonly soured: StarWeights };
  /** Chance that a session about trouble goes sour although it was answered. */
  readonly sourRate: number;
  /** Soured sessions that the buyer takes to the platform. */
  readonly escalationShare: number;
}

export interface AfterSaleHabits {
  readonly applyRate: ByFate<number>;
  readonly daysAfterSigning: QuantileTable;
  /** Share of returns (退货退款) among applications; the rest is refund-only, `exchangeShare` of returns exchange. */
  readonly returnShare: ByFate<number>;
  readonly exchangeShare: number;
  readonly autoApproveShare: number;
  readonly staffed: OpenHours;
  /** Working hours until the merchant answers an application that is not approved automatically. */
  readonly reviewHours: QuantileTable;
  readonly returnTransitDays: QuantileTable;
  /** Working hours from the return's arrival to the refund. */
  readonly inspectHours: QuantileTable;
  readonly withdrawShare: number;
  readonly rejectShare: number;
  /** Of the rejected: apply again; go to arbitration. */
  readonly reapplyShare: number;
  readonly arbitrationShare: number;
  readonly merchantLiableShare: number;
}

export interface ComplaintHabits {
  readonly rate: ByFate<number>;
  /** Multiplies the rate when the chat about the order went sour. */
  readonly souredFactor: number;
  readonly upheldShare: number;
}

export interface ReviewHabits {
  readonly rate: ByFate<number>;
  readonly stars: ByFate<StarWeights>;
  /** Chance that a soured chat or a complaint costs one more star. */
  readonly souredStarLoss: number;
  readonly daysAfterSigning: QuantileTable;
  readonly pictureShare: number;
}

export type Incident =
  /** Orders of one product paid in these days come out of a bad batch. */
  | {
      readonly kind: "defective-batch";
      readonly from: string;
      readonly days: number;
      readonly productId: string;
      readonly defectRate: number;
    }
  /** Parcels of one courier picked up in these days take longer. */
  | {
      readonly kind: "courier-trouble";
      readonly from: string;
      readonly days: number;
      readonly courier: string;
      readonly extraHours: QuantileTable;
    }
  /** Nobody is there to answer chats started in these days. */
  | {
      readonly kind: "chat-outage";
      readonly from: string;
      readonly days: number;
      readonly unansweredRate: number;
    }
  /** Parcels picked up in these days arrive damaged more often: so much is added to the courier's rate. */
  | {
      readonly kind: "summer-heat";
      readonly from: string;
      readonly days: number;
      readonly damageRate: number;
    }
  /**
   * Too few are at work. Packing of what is paid, replies in chats that start and answers to applications that come in
   * these days take `slower` times as long; a round in the staffed hours gets no answer with `unansweredRate`.
   */
  | {
      readonly kind: "staff-sick";
      readonly from: string;
      readonly days: number;
      readonly slower: number;
      readonly unansweredRate: number;
    }
  /** Of the orders signed for in these days this share gets one star in everything, whatever the buyer lived through. */
  | {
      readonly kind: "review-bombing";
      readonly from: string;
      readonly days: number;
      readonly share: number;
    }
  /**
   * The shop buys so many orders a day of itself and gives them five stars. On the day after the last the platform
   * finds them: they are abnormal orders, and there is a violation.
   */
  | {
      readonly kind: "brushing";
      readonly from: string;
      readonly days: number;
      readonly ordersPerDay: number;
    }
  /** Nothing is packed in these days; what leaves in as many days afterwards is wrong more often. */
  | {
      readonly kind: "warehouse-move";
      readonly from: string;
      readonly days: number;
      readonly wrongItemRate: number;
    }
  /**
   * So many times the usual purchases are paid in these days, in a shop that packs `capacity` usual days' orders a day
   * (above 1): the rest waits in line, and so do the days that follow until the line is gone. Replies take as many
   * times longer as the demand exceeds the capacity.
   */
  | {
      readonly kind: "live-stream-surge";
      readonly from: string;
      readonly days: number;
      readonly factor: number;
      readonly capacity: number;
    }
  /** New rules from this day: a note that changes nothing in the shop. */
  | { readonly kind: "rule-change"; readonly from: string; readonly days: number };

export interface PlannedViolation {
  readonly kind: ViolationKind;
  readonly on: string;
  /** Whether it concerns an order paid up to then. */
  readonly aboutOrder: boolean;
}
