import { byGoods } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers, goodsTrouble, notYetSigned } from "../goods.ts";
import { codeOf, orderIds, paidDay } from "../units.ts";
import { days, percent } from "../words.ts";

/** A step of one product's fault rate in a span of days of payment: a batch, with the product well before or after. */
export const badBatch: Cause = {
  id: "bad-batch",
  title: { zh: "坏批次", en: "Bad batch" },
  kind: "trouble",
  source: { zh: "源文档 000：批量质量投诉", en: "source document 000: quality complaints in batches" },
  standards: ["times-worse"],
  needs: ["parcels"],
  affects: byGoods,
  levers: ["delist-bad-product", "three-stage-quality-checks"],
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
    const { batch, units, rest, basis } = trouble;
    const what =
      basis === "returns" ? { zh: "品质退货", en: "quality returns" } : { zh: "差评", en: "bad reviews" };
    if (batch === null)
      return {
        kind: "nothing",
        says: {
          zh: `没有哪个商品的${what.zh}在某几天里超出偶然`,
          en: `no product's ${what.en} stand out on any days beyond luck`,
        },
        observed:
          rest.weight > 0 ? { value: rest.amount / rest.weight, unit: "share", of: rest.weight } : null,
      };
    const name = units.names[batch.unit] ?? "";
    const [rate, usual] = [
      batch.inside.amount / batch.inside.weight,
      batch.outside.amount / batch.outside.weight,
    ];
    const inBatch = (order: number) =>
      covers(batch, units.codes[order] ?? -1, Math.floor(ground.history.orders.paidAt[order]! / 86_400));
    return {
      kind: "trouble",
      says: {
        zh: `商品 ${name} 在 ${days(batch.from, batch.to)} 付款的 ${batch.inside.weight} 单里 ${percent(rate)} 有${what.zh}，其余 ${percent(usual)}`,
        en: `${percent(rate)} ${what.en} among the ${batch.inside.weight} orders of product ${name} paid on ${days(batch.from, batch.to)}, ${percent(usual)} elsewhere`,
      },
      size: {
        suffers: (entry) => covers(batch, codeOf(units, entry), paidDay(ground, entry)),
      },
      units: [{ by: "product", name }],
      span: [batch.from, batch.to],
      observed: { value: rate, unit: "share", of: batch.inside.weight },
      reference: { kind: "others", value: usual, unit: "share", of: batch.outside.weight },
      chance: batch.chance,
      evidence: [
        {
          title: { zh: `有${what.zh}的订单`, en: `orders with ${what.en}` },
          items: orderIds(ground, [...trouble.bad].filter(inBatch)),
        },
      ],
      pending: notYetSigned(ground, units, batch),
    };
  },
};
