import { byGoods } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chanceAbove } from "../chance.ts";
import { covers, goodsTrouble } from "../goods.ts";
import { beyondLuck } from "../ground.ts";
import { codeOf, everyOther, orderIds, paidDay } from "../units.ts";
import { percent } from "../words.ts";

/** A few products that are always worse than the others; or all of them, against the platform's usual limit. */
export const badProducts: Cause = {
  id: "bad-products",
  title: { zh: "少数商品质量差", en: "A few bad products" },
  kind: "trouble",
  source: {
    zh: "源文档 001：差评多的商品下架或换供应商",
    en: "source document 001: products with many bad reviews",
  },
  standards: ["times-worse", "quality-return-share"],
  needs: ["parcels"],
  affects: byGoods,
  levers: ["delist-bad-product", "three-stage-quality-checks", "review-follow-up"],
  look(ground) {
    const trouble = goodsTrouble(ground, "quality");
    if (trouble === null)
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 after-sales.csv（或 reviews.csv）才看得出",
          en: "after-sales.csv (or reviews.csv) would tell",
        },
      };
    const { batch, units, lasting, rest, basis, bad } = trouble;
    const what =
      basis === "returns" ? { zh: "品质退货", en: "quality returns" } : { zh: "差评", en: "bad reviews" };
    const inBatch = (order: number) =>
      batch !== null &&
      covers(batch, units.codes[order] ?? -1, Math.floor(ground.history.orders.paidAt[order]! / 86_400));
    const limit = ground.standard("quality-return-share");
    const rate = rest.weight > 0 ? rest.amount / rest.weight : 0;
    if (lasting.length === 0) {
      const chance = chanceAbove(rest.amount, rest.weight, limit);
      const observed = rest.weight > 0 ? { value: rate, unit: "share" as const, of: rest.weight } : null;
      const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
      if (basis === "reviews" || !beyondLuck(ground, chance) || rate <= limit)
        return {
          kind: "nothing",
          says: {
            zh: `没有哪个商品比其余的差到超出偶然；全店${what.zh} ${percent(rate)}`,
            en: `no product is worse than the others beyond luck; ${what.en} of the shop: ${percent(rate)}`,
          },
          observed,
          reference: basis === "returns" ? reference : null,
        };
      const ill = new Set([...bad].filter((order) => !inBatch(order)));
      const spared = Math.round(ill.size * (1 - limit / rate));
      const excess = new Set(everyOther([...ill], spared));
      return {
        kind: "trouble",
        says: {
          zh: `各商品都有：全店${what.zh} ${percent(rate)}，超过 ${percent(limit)}`,
          en: `spread over all products: ${what.en} ${percent(rate)}, above ${percent(limit)}`,
        },
        size: { suffers: ({ order }) => excess.has(order), shows: ({ order }) => !ill.has(order) },
        ...{ observed, reference, chance },
        evidence: [
          { title: { zh: `有${what.zh}的订单`, en: `orders with ${what.en}` }, items: orderIds(ground, ill) },
        ],
      };
    }
    const worst = new Set(lasting.map(({ unit }) => unit));
    const names = lasting.map(({ unit }) => units.names[unit]!);
    const [amount, weight] = lasting.reduce(
      ([a, w], { inside }) => [a + inside.amount, w + inside.weight],
      [0, 0],
    );
    const others = { amount: rest.amount - amount, weight: rest.weight - weight };
    const [own, usual] = [amount / weight, others.amount / Math.max(1, others.weight)];
    const suffers = (order: number) => worst.has(units.codes[order] ?? -1) && !inBatch(order);
    return {
      kind: "trouble",
      says: {
        zh: `商品 ${names.join("、")} 的${what.zh} ${percent(own)}（${weight} 单），其余商品 ${percent(usual)}`,
        en: `${what.en} of product ${names.join(", ")}: ${percent(own)} of ${weight} orders, ${percent(usual)} of the others`,
      },
      size: {
        suffers: (entry) => entry.order >= 0 && suffers(entry.order),
        shows: (entry) =>
          !(entry.order >= 0 && suffers(entry.order)) &&
          !(batch && covers(batch, codeOf(units, entry), paidDay(ground, entry))),
      },
      units: names.map((name) => ({ by: "product", name })),
      observed: { value: own, unit: "share", of: weight },
      reference: { kind: "others", value: usual, unit: "share", of: others.weight },
      chance: lasting[0]!.chance,
      evidence: [
        {
          title: { zh: `有${what.zh}的订单`, en: `orders with ${what.en}` },
          items: orderIds(ground, [...bad].filter(suffers)),
        },
      ],
    };
  },
};
