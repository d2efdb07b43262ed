/**
 * Column conventions of every table.
 *
 * Times are shop-local seconds: seconds since 1970-01-01 00:00:00 on the shop's own wall clock, NaN where absent.
 * Days are whole numbers: days since 1970-01-01 on the same clock.
 * Flags are 1, 0 or -1 (unknown). Text that repeats is a code into `names`, -1 where absent.
 */
export type Times = Float64Array;
export type Flags = Int8Array;
export interface Coded {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

export const orderTypes = [
  "normal",
  "presale",
  "gift",
  "lucky-bag",
  "low-price",
  "instant-refund",
  "abnormal",
] as const;
export const afterSaleTypes = ["refund-only", "return-refund", "exchange"] as const;
export const reasonClasses = ["quality", "damage", "logistics", "mismatch", "no-reason", "other"] as const;
export const afterSaleResults = ["refunded", "rejected", "withdrawn"] as const;
export const liabilities = ["merchant", "buyer", "none"] as const;
export const compensations = [
  "none",
  "late-shipping",
  "wrong-or-missing",
  "out-of-stock",
  "tracking-late",
  "tracking-anomaly",
  "fraudulent-shipping",
  "false-logistics",
] as const;
export const violationKinds = [
  "abnormal-return-address",
  "invoice-refusal",
  "brushing",
  "false-advertising",
  "fraudulent-shipping",
  "brand-confusion",
  "mocking-customers",
  "refusing-after-sale",
] as const;
export const perkKinds = [
  "freight-insurance",
  "large-item-freight-insurance",
  "remote-logistics",
  "home-installation",
] as const;
export const shopTypes = ["flagship", "other", "individual"] as const;

export type OrderType = (typeof orderTypes)[number];
export type AfterSaleType = (typeof afterSaleTypes)[number];
export type ReasonClass = (typeof reasonClasses)[number];
export type Compensation = (typeof compensations)[number];
export type ViolationKind = (typeof violationKinds)[number];
export type PerkKind = (typeof perkKinds)[number];
export type ShopType = (typeof shopTypes)[number];
