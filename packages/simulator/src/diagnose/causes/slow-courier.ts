import { byAnger, byDelivery } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers } from "../goods.ts";
import { roadTrouble } from "../road.ts";
import { codeOf, pickupDay } from "../units.ts";
import { percent } from "../words.ts";

/** A courier that is always late more often than the others. */
export const slowCourier: Cause = {
  id: "slow-courier",
  title: { zh: "某家快递一直慢", en: "A courier that is always slow" },
  kind: "trouble",
  source: { zh: "源文档 000、002：选好快递", en: "source documents 000, 002: a good courier" },
  standards: ["times-worse"],
  needs: ["parcels"],
  affects: [...byDelivery, ...byAnger],
  levers: ["courier-change", "tracking-alerts"],
  look(ground) {
    const road = roadTrouble(ground);
    if (road === null || road.units.names.length === 0)
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 orders.csv 的 courier 一栏和 parcels.csv 的真实时间",
          en: "the column courier of orders.csv, and times of their own in parcels.csv, would tell",
        },
      };
    const { slow, units, strike } = road;
    const worst = slow[0];
    if (worst === undefined)
      return {
        kind: "nothing",
        says: {
          zh: "没有哪家快递一直比别家慢到超出偶然",
          en: "no courier is always later than the others beyond luck",
        },
      };
    const codes = new Set(slow.map(({ unit }) => unit));
    const names = [...codes].map((unit) => units.names[unit]!);
    const [own, usual] = [
      worst.inside.amount / worst.inside.weight,
      worst.outside.amount / worst.outside.weight,
    ];
    return {
      kind: "trouble",
      says: {
        zh: `${names.join("、")} 的包裹 ${percent(own)} 超时（${worst.inside.weight} 个），别家 ${percent(usual)}`,
        en: `${percent(own)} of the ${worst.inside.weight} parcels of ${names.join(", ")} were late, ${percent(usual)} of the others`,
      },
      size: {
        suffers: (entry) =>
          codes.has(codeOf(units, entry)) &&
          !(strike && covers(strike, codeOf(units, entry), pickupDay(ground, entry))),
      },
      units: names.map((name) => ({ by: "courier", name })),
      observed: { value: own, unit: "share", of: worst.inside.weight },
      reference: { kind: "others", value: usual, unit: "share", of: worst.outside.weight },
      chance: worst.chance,
    };
  },
};
