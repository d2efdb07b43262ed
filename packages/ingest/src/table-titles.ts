import type { ShopTable } from "./sources/target.ts";

/** What a table of a shop folder holds. */
export const tableTitles = {
  orders: { zh: "订单", en: "orders" },
  parcels: { zh: "包裹", en: "parcels" },
  reviews: { zh: "评价", en: "reviews" },
  "after-sales": { zh: "售后", en: "after-sales" },
  chats: { zh: "客服会话", en: "chats" },
  "chat-days": { zh: "客服每日汇总", en: "daily chat totals" },
  complaints: { zh: "投诉", en: "complaints" },
  violations: { zh: "违规", en: "violations" },
  listings: { zh: "商品信息", en: "listings" },
  observed: { zh: "后台分数", en: "scores shown by the platform" },
  tiers: { zh: "行业档位", en: "tiers of the industry" },
  perks: { zh: "服务开通", en: "services the shop offers" },
} as const satisfies Readonly<Record<ShopTable, { readonly zh: string; readonly en: string }>>;
