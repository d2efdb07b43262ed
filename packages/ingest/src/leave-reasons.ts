/** Why a row of an export does not enter the shop folder. */
export const leaveReasons = {
  unpaid: { zh: "订单没有支付", en: "the order was never paid" },
  repeated: { zh: "与前面的行完全相同", en: "the same row was there before" },
  "type-not-scored": { zh: "售后类型与体验分无关", en: "a type of after-sale that no metric counts" },
  "order-unclear": {
    zh: "主订单有多个子订单，认不出是哪一个",
    en: "one of several sub-orders, and not clear which",
  },
  "bad-value": { zh: "有读不懂的值", en: "a value that cannot be read" },
  conflict: { zh: "与同编号的另一行矛盾", en: "contradicts another row with its number" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type LeaveReason = keyof typeof leaveReasons;
