import { columns } from "@scorecast/core";
import { byStars } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { lateOrders } from "../goods.ts";
import { beyondLuck, LOOK_BACK, RECENT } from "../ground.ts";
import { scanSpans } from "../scan.ts";
import { orderIds, TOLD } from "../units.ts";
import { days, percent } from "../words.ts";

/** More of the one-star reviews from one product than this: its fault, and no bombing. */
const OF_ONE_PRODUCT = 0.7;

/** One star in everything from buyers who had no reason on record, all over the shop, on a few days. */
export const reviewBombing: Cause = {
  id: "review-bombing",
  title: { zh: "恶意差评", en: "Review bombing" },
  kind: "trouble",
  source: {
    zh: "规则：恶意评价不计分；源文档 001：恶意投诉的买家",
    en: "the rules on malicious reviews; source document 001: abusive buyers",
  },
  standards: ["times-worse"],
  needs: ["parcels", "reviews"],
  affects: byStars,
  levers: ["block-abusive-buyers", "review-follow-up"],
  look(ground) {
    const { reviews, afterSales, orders } = ground.history;
    const entries = ground.entries("product-rating")!;
    const late = lateOrders(ground);
    const reasons = ["quality", "damage", "mismatch", "logistics"].map((r) =>
      columns.reasonClasses.indexOf(r as columns.ReasonClass),
    );
    const unreasoned = ({ row, order }: { row: number; order: number }): boolean => {
      const sides = [reviews!.productStars, reviews!.serviceStars, reviews!.logisticsStars];
      if (!sides.every((stars) => Number.isNaN(stars[row]!) || stars[row] === 1)) return false;
      const sale = ground.facts.firstAfterSale?.[order] ?? -1;
      return !late.has(order) && !(sale >= 0 && reasons.includes(afterSales!.reasonClass[sale]!));
    };
    const grim = entries.filter(unreasoned);
    const excess = scanSpans(
      {
        ...{ kind: "rate", units: 1, until: ground.asOf, whole: true, from: ground.asOf - LOOK_BACK },
        ...{ spansFrom: ground.asOf - RECENT, timesWorse: ground.standard("times-worse") },
      },
      (add) => {
        for (const entry of entries) add(0, entry.cohortDay, unreasoned(entry) ? 1 : 0, 1);
      },
    );
    const share = entries.length === 0 ? 0 : grim.length / entries.length;
    const observed = { value: share, unit: "share" as const, of: entries.length };
    const none = {
      kind: "nothing" as const,
      says: {
        zh: `没有缘由的全一星评价占 ${percent(share)}，没有哪几天超出偶然`,
        en: `${percent(share)} of reviews give one star for everything without a reason on record; no days stand out beyond luck`,
      },
      observed,
    };
    if (excess === null || !beyondLuck(ground, excess.chance)) return none;
    const inSpan = ({ cohortDay }: { cohortDay: number }) =>
      cohortDay >= excess.from && cohortDay <= excess.to;
    const struck = grim.filter(inSpan);
    const perProduct = new Map<number, number>();
    for (const { order } of struck)
      perProduct.set(orders.product.codes[order]!, (perProduct.get(orders.product.codes[order]!) ?? 0) + 1);
    const most = Math.max(...perProduct.values()) / struck.length;
    if (orders.product.names.length > 1 && most > OF_ONE_PRODUCT)
      return {
        ...none,
        says: {
          zh: "全一星评价集中在一个商品上，像是商品的问题",
          en: "the one-star reviews are of one product: rather its own fault",
        },
      };
    const rows = new Set(struck.map(({ row }) => row));
    const orderSet = new Set(struck.map(({ order }) => order));
    const usual = excess.outside.amount / excess.outside.weight;
    return {
      kind: "trouble",
      says: {
        zh: `${days(excess.from, excess.to)} 签收的订单里，${percent(excess.inside.amount / excess.inside.weight)} 的评价无缘由地全打一星（${struck.length} 条），平时 ${percent(usual)}，分布在 ${perProduct.size} 个商品`,
        en: `of the reviews of orders signed on ${days(excess.from, excess.to)}, ${percent(excess.inside.amount / excess.inside.weight)} (${struck.length}) give one star for everything without a reason on record, ${percent(usual)} else, over ${perProduct.size} products`,
      },
      size: {
        suffers: ({ row, order }, metric) =>
          metric === "product-rating" ? rows.has(row) : orderSet.has(order),
        shows: ({ row }) => !rows.has(row),
      },
      span: [excess.from, excess.to],
      observed: {
        value: excess.inside.amount / excess.inside.weight,
        unit: "share",
        of: excess.inside.weight,
      },
      reference: { kind: "own", value: usual, unit: "share", of: excess.outside.weight },
      chance: excess.chance,
      evidence: [
        {
          title: { zh: "评价编号", en: "reviews" },
          items: struck.slice(0, TOLD).map(({ row }) => reviews!.ids[row]!),
        },
        {
          title: { zh: "订单", en: "orders" },
          items: orderIds(
            ground,
            struck.map(({ order }) => order),
          ),
        },
      ],
    };
  },
};
