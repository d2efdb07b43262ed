import type { MetricId } from "@scorecast/core";
import { byAnger } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chanceAbove } from "../chance.ts";
import { covers, goodsTrouble } from "../goods.ts";
import { beyondLuck } from "../ground.ts";
import { everyOther, orderIds } from "../units.ts";
import { days, percent } from "../words.ts";

const affects: readonly MetricId[] = ["damage-return-rate", "quality-return-rate", ...byAnger];

/** Goods that arrive damaged: with one courier, on some days, with one product, or everywhere above the standard. */
export const transitDamage: Cause = {
  id: "transit-damage",
  title: { zh: "运输破损", en: "Damage on the road" },
  kind: "trouble",
  source: {
    zh: "规则：商品/包装破损退货；源文档 002：检查包装",
    en: "the rules' returns for damage; source document 002: check the packing",
  },
  standards: ["damage-return-share", "times-worse"],
  needs: ["parcels", "after-sales"],
  affects,
  levers: ["stronger-packing", "courier-change"],
  look(ground) {
    const views = (["courier", "product"] as const).map((by) => goodsTrouble(ground, "damage", by)!);
    const excesses = views.flatMap(({ batch, lasting, units }) =>
      [...(batch ? [batch] : []), ...lasting].map((excess) => ({ excess, units })),
    );
    const { rest, bad, batch } = views[0]!;
    const all = {
      amount: rest.amount + (batch?.inside.amount ?? 0),
      weight: rest.weight + (batch?.inside.weight ?? 0),
    };
    const limit = ground.standard("damage-return-share");
    const rate = all.weight > 0 ? all.amount / all.weight : 0;
    const paid = (order: number) => Math.floor(ground.history.orders.paidAt[order]! / 86_400);
    const best = excesses.sort((a, b) => a.excess.chance - b.excess.chance)[0];
    const chance = chanceAbove(all.amount, all.weight, limit);
    const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
    const observed = all.weight > 0 ? { value: rate, unit: "share" as const, of: all.weight } : null;
    const evidence = (orders: readonly number[]) => [
      { title: { zh: "破损退货的订单", en: "orders returned for damage" }, items: orderIds(ground, orders) },
    ];
    if (best) {
      const { excess, units } = best;
      const [own, usual] = [
        excess.inside.amount / excess.inside.weight,
        excess.outside.amount / excess.outside.weight,
      ];
      const name = units.names[excess.unit];
      const whole = excess.to - excess.from >= 100;
      const suffers = (order: number) => order >= 0 && covers(excess, units.codes[order] ?? -1, paid(order));
      const who = name ? { zh: `${name} `, en: ` of ${name}` } : { zh: "", en: "" };
      const when = whole
        ? { zh: "", en: "" }
        : { zh: `${days(excess.from, excess.to)} 付款`, en: ` paid on ${days(excess.from, excess.to)}` };
      return {
        kind: "trouble",
        says: {
          zh: `${who.zh}${when.zh}的 ${excess.inside.weight} 单里 ${percent(own)} 因破损退货，其余 ${percent(usual)}`,
          en: `${percent(own)} of the ${excess.inside.weight} orders${who.en}${when.en} come back damaged, ${percent(usual)} elsewhere`,
        },
        size: { suffers: ({ order }) => suffers(order) },
        units: name ? [{ by: units.by, name }] : [],
        span: whole ? null : [excess.from, excess.to],
        observed: { value: own, unit: "share", of: excess.inside.weight },
        reference: { kind: "others", value: usual, unit: "share", of: excess.outside.weight },
        chance: excess.chance,
        evidence: evidence([...bad].filter(suffers)),
      };
    }
    if (!(rate > limit) || !beyondLuck(ground, chance))
      return {
        kind: "nothing",
        says: {
          zh: `因破损退货的占签收订单 ${percent(rate)}，没有快递、商品或日子超出偶然`,
          en: `${percent(rate)} of signed orders come back damaged; no courier, product or days stand out beyond luck`,
        },
        ...{ observed, reference },
      };
    const ill = [...bad];
    const excess = new Set(everyOther(ill, Math.round(ill.length * (1 - limit / rate))));
    return {
      kind: "trouble",
      says: {
        zh: `各快递、各商品都有：因破损退货 ${percent(rate)}，超过 ${percent(limit)}`,
        en: `with all couriers and products: ${percent(rate)} come back damaged, above ${percent(limit)}`,
      },
      size: { suffers: ({ order }) => excess.has(order), shows: ({ order }) => !bad.has(order) },
      ...{ observed, reference, chance },
      evidence: evidence(ill),
    };
  },
};
