import { columns, type History, type OrderFacts, orderFacts } from "@scorecast/core";
import type { Variant, VariantFamily } from "./variant.ts";

const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  normal: { zh: "普通", en: "normal" },
  presale: { zh: "预售", en: "presale" },
  gift: { zh: "赠品", en: "gift" },
  "lucky-bag": { zh: "福袋", en: "lucky-bag" },
  "low-price": { zh: "低价", en: "low-price" },
  "instant-refund": { zh: "秒退", en: "instant-refund" },
  abnormal: { zh: "异常", en: "abnormal" },
};

/** Each order type that occurs, counted where the rules leave it out, and left out where they count it. */
export const orderTypesTurned: VariantFamily = ({ orders }, rules) => {
  const occurring = columns.orderTypes.filter((_, code) => orders.orderType.includes(code));
  const leftOut = rules.orderTypesLeftOut.types.map(({ type }) => type);
  return occurring
    .filter((type) => type !== "normal")
    .map((type): Variant => {
      const counts = leftOut.includes(type);
      const types = counts ? leftOut.filter((one) => one !== type) : [...leftOut, type];
      const { zh, en } = titles[type]!;
      return {
        id: `order-type:${counts ? "counted" : "left-out"}:${type}`,
        title: counts
          ? { zh: `${zh}订单也计入`, en: `${en} orders are counted too` }
          : { zh: `${zh}订单不计入`, en: `${en} orders are left out` },
        remedy: {
          zh: "写进自填数值文件的 orderTypesLeftOut（-o my-rules.yaml 会写）。",
          en: "Goes into orderTypesLeftOut of the override file (-o my-rules.yaml writes it).",
        },
        overrides: { orderTypesLeftOut: types },
        apply: (counting) => ({
          ...counting,
          rules: {
            ...counting.rules,
            orderTypesLeftOut: {
              ...counting.rules.orderTypesLeftOut,
              types: counts
                ? counting.rules.orderTypesLeftOut.types.filter((one) => one.type !== type)
                : [...counting.rules.orderTypesLeftOut.types, { type }],
            },
          },
        }),
      };
    });
};

/** The last review or after-sale of an order is judged in place of its first. */
export const lastInPlaceOfFirst: VariantFamily = ({ reviews, afterSales }) => [
  ...(repeats(reviews)
    ? [
        last("last-review", "firstReview", {
          zh: "同一订单取最后一次评价（而不是首次）",
          en: "the last review of an order counts, not the first",
        }),
      ]
    : []),
  ...(repeats(afterSales)
    ? [
        last("last-after-sale", "firstAfterSale", {
          zh: "同一订单取最后一次售后原因（而不是首次）",
          en: "the last after-sale of an order counts, not the first",
        }),
      ]
    : []),
];

function last(id: string, which: "firstReview" | "firstAfterSale", title: Variant["title"]): Variant {
  return {
    id,
    title,
    remedy: {
      zh: "官方口径取首次；请核对导出里是否缺了首次的那条（被删除或改写）。",
      en: "Officially the first counts: check whether the exports lack it (deleted or rewritten).",
    },
    apply: (counting) => ({ ...counting, facts: chained(counting.facts, which) }),
  };
}

type FactsOf = (history: History) => OrderFacts;
const chains = new Map<string, WeakMap<FactsOf, FactsOf>>();

function chained(facts: FactsOf, which: "firstReview" | "firstAfterSale"): FactsOf {
  const known = chains.get(which) ?? new WeakMap<FactsOf, FactsOf>();
  chains.set(which, known);
  const found = known.get(facts);
  if (found) return found;
  const made: FactsOf = (history) => ({ ...facts(history), [which]: lastRows(history, which) });
  known.set(facts, made);
  return made;
}

/** Per order the row with the greatest (time, id), −1 where there is none. */
function lastRows(history: History, which: "firstReview" | "firstAfterSale"): Int32Array | null {
  const { reviews, afterSales, orders } = history;
  const table = which === "firstReview" ? reviews : afterSales;
  if (table === null) return orderFacts(history)[which];
  const at = which === "firstReview" ? reviews!.createdAt : afterSales!.appliedAt;
  const rows = new Int32Array(orders.count).fill(-1);
  for (let row = 0; row < table.count; row++) {
    const order = table.order[row]!;
    if (order < 0) continue;
    const held = rows[order]!;
    if (held < 0 || at[row]! > at[held]! || (at[row] === at[held] && table.ids[row]! > table.ids[held]!))
      rows[order] = row;
  }
  return rows;
}

function repeats(table: { readonly order: Int32Array } | null): boolean {
  if (table === null) return false;
  const seen = new Set<number>();
  return table.order.some((order) => order >= 0 && (seen.has(order) || !seen.add(order)));
}
