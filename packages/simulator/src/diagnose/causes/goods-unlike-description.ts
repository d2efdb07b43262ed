import { byGoods } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers, goodsTrouble, notYetSigned } from "../goods.ts";
import { orderIds } from "../units.ts";
import { days, percent } from "../words.ts";

/** Goods that come back as "not as described": above the guide's share, or beyond luck more than other products or days. */
export const goodsUnlikeDescription: Cause = {
  id: "goods-unlike-description",
  title: { zh: "货不对板", en: "Goods unlike their description" },
  kind: "trouble",
  source: { zh: "源文档 000：与描述偏差超过 20 %", en: "source document 000: deviation above 20 %" },
  standards: ["description-deviation-share", "times-worse"],
  needs: ["parcels", "after-sales"],
  affects: byGoods,
  levers: ["accurate-listing", "delist-bad-product"],
  look(ground) {
    const { batch, units, lasting, rest, bad } = goodsTrouble(ground, "mismatch")!;
    const limit = ground.standard("description-deviation-share");
    const shop = rest.weight > 0 ? rest.amount / rest.weight : 0;
    const excesses = [...(batch ? [batch] : []), ...lasting];
    const everywhere = shop > limit && rest.weight >= 30;
    const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
    if (excesses.length === 0 && !everywhere)
      return {
        kind: "nothing",
        says: {
          zh: `因描述不符退货的占签收订单 ${percent(shop)}，没有商品超出偶然`,
          en: `${percent(shop)} of signed orders come back as not as described; no product stands out beyond luck`,
        },
        observed: rest.weight > 0 ? { value: shop, unit: "share", of: rest.weight } : null,
        reference,
      };
    const paid = (order: number) => Math.floor(ground.history.orders.paidAt[order]! / 86_400);
    const suffers = (order: number) =>
      order >= 0 &&
      (everywhere
        ? bad.has(order)
        : excesses.some((excess) => covers(excess, units.codes[order] ?? -1, paid(order))));
    const [amount, weight] = everywhere
      ? [rest.amount, rest.weight]
      : excesses.reduce(([a, w], { inside }) => [a + inside.amount, w + inside.weight], [0, 0]);
    const rate = amount / weight;
    const others = excesses[0]?.outside;
    const usual = others && others.weight > 0 ? others.amount / others.weight : limit;
    const names = [...new Set(excesses.map(({ unit }) => units.names[unit] ?? ""))].filter(Boolean);
    const span = batch !== null && lasting.length === 0 ? ([batch.from, batch.to] as const) : null;
    const when = span
      ? { zh: `（${days(...span)} 付款）`, en: ` paid on ${days(...span)}` }
      : { zh: "", en: "" };
    return {
      kind: "trouble",
      says: everywhere
        ? {
            zh: `因描述不符退货的占签收订单 ${percent(rate)}，超过 ${percent(limit)}`,
            en: `${percent(rate)} of signed orders come back as not as described, above ${percent(limit)}`,
          }
        : {
            zh: `商品 ${names.join("、")}${when.zh} 因描述不符退货 ${percent(rate)}（${weight} 单），其余 ${percent(usual)}；源文档的界线是 ${percent(limit)}`,
            en: `${percent(rate)} of ${weight} orders of product ${names.join(", ")}${when.en} come back as not as described, ${percent(usual)} elsewhere; the source's limit is ${percent(limit)}`,
          },
      size: { suffers: ({ order }) => suffers(order) },
      units: names.map((name) => ({ by: "product", name })),
      span,
      observed: { value: rate, unit: "share", of: weight },
      reference: everywhere
        ? reference
        : { kind: "others", value: usual, unit: "share", of: others?.weight ?? 0 },
      chance: excesses[0]?.chance ?? null,
      evidence: [
        {
          title: { zh: "因描述不符退货的订单", en: "orders returned as not as described" },
          items: orderIds(ground, [...bad].filter(suffers)),
        },
      ],
      pending: batch ? notYetSigned(ground, units, batch) : null,
    };
  },
};
