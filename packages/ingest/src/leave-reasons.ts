/** Why a row of an export does not enter the shop folder. */
export const leaveReasons = {
  unpaid: { zh: "订单没有支付", en: "the order was never paid" },
  repeated: { zh: "与前面的行完全相同", en: "the same row was there before" },
  "type-not-scored": { zh: "这个类型与体验分无关", en: "a type that no metric counts" },
  "order-unclear": {
    zh: "主订单有多个子订单，认不出是哪一个",
    en: "one of several sub-orders, and not clear which",
  },
  "bad-value": { zh: "有读不懂的值", en: "a value that cannot be read" },
  title: { zh: "表头上方的标题行", en: "a title above the header" },
  "header-again": { zh: "表头又出现了一次", en: "the header once more" },
  blank: { zh: "空行", en: "an empty row" },
  summary: { zh: "末尾的合计或说明行", en: "a sum or a note below the rows" },
  "field-count": { zh: "字段数与表头不一致", en: "more or fewer fields than the header" },
  unreadable: { zh: "写法有误，拆不成字段", en: "broken so that it has no fields" },
  "not-asked": { zh: "没有一张表要用这一行", en: "a row with nothing that a table asks for" },
  superseded: { zh: "后面的导出里有更新的状态", en: "a later export shows a newer state of it" },
  "already-imported": { zh: "这个文件已经导入过", en: "the file was imported before" },
  "stand-in": {
    zh: "代用的包裹，不是真的，需要时重新推算",
    en: "a parcel that stood in for a missing one: made anew",
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type LeaveReason = keyof typeof leaveReasons;
