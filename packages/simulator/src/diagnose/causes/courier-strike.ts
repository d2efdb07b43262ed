import { byAnger, byDelivery } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { onTheRoad, roadTrouble, waybills } from "../road.ts";
import { orderIds, pickupDay } from "../units.ts";
import { days, percent } from "../words.ts";

/** A courier, or all of them, that was late on some days and not on the others. */
export const courierStrike: Cause = {
  id: "courier-strike",
  title: { zh: "快递停摆或爆仓", en: "A courier stood still" },
  kind: "trouble",
  source: {
    zh: "源文档 000、002：备用快递，堵点先告知",
    en: "source documents 000, 002: a second courier, warn about jams",
  },
  standards: ["times-worse"],
  needs: ["parcels"],
  affects: [...byDelivery, ...byAnger],
  levers: ["courier-change", "tracking-alerts"],
  look(ground) {
    const road = roadTrouble(ground);
    if (road === null)
      return {
        kind: "cannot-tell",
        says: {
          zh: "parcels.csv 里没有真实的揽收与签收时间（都是替代值）",
          en: "parcels.csv holds no pickup and signing times of its own, only stand-ins",
        },
      };
    const { strike, units } = road;
    const recent = waybills(ground)!.filter(({ cohortDay }) => cohortDay >= ground.asOf - 30);
    const all = recent.length;
    const late = recent.filter(({ numerator }) => numerator === 0).length;
    if (strike === null)
      return {
        kind: "nothing",
        says: {
          zh: `没有哪家快递在某几天里超时超出偶然；近 30 天 ${all} 个包裹 ${percent(late / Math.max(1, all))} 超时`,
          en: `no courier was late on any days beyond luck; ${percent(late / Math.max(1, all))} of the ${all} parcels of 30 days were late`,
        },
      };
    const name = units.names[strike.unit] ?? null;
    const [own, usual] = [
      strike.inside.amount / strike.inside.weight,
      strike.outside.amount / strike.outside.weight,
    ];
    const suffers = onTheRoad(ground, road, strike);
    const parcels = ground.history.parcels!;
    let pending = 0;
    for (let row = 0; row < parcels.count; row++) {
      const order = parcels.order[row]!;
      const entry = { order, row, cohortDay: 0, knownDay: 0, numerator: 0, denominator: 0 };
      if (
        order >= 0 &&
        Number.isNaN(parcels.signedAt[row]!) &&
        !Number.isNaN(pickupDay(ground, entry)) &&
        suffers(entry)
      )
        pending++;
    }
    const lateOrders = (ground.entries("delivery-on-time-rate") ?? [])
      .filter((entry) => entry.numerator === 0 && suffers(entry))
      .map(({ order }) => order);
    return {
      kind: "trouble",
      says: {
        zh: `${name ?? "各家快递"} 在 ${days(strike.from, strike.to)} 揽收的 ${strike.inside.weight} 个包裹 ${percent(own)} 超时，其余 ${percent(usual)}`,
        en: `${percent(own)} of the ${strike.inside.weight} parcels that ${name ?? "all couriers"} picked up on ${days(strike.from, strike.to)} were late, ${percent(usual)} of the others`,
      },
      size: { suffers },
      units: name === null ? [] : [{ by: "courier", name }],
      span: [strike.from, strike.to],
      observed: { value: own, unit: "share", of: strike.inside.weight },
      reference: { kind: "others", value: usual, unit: "share", of: strike.outside.weight },
      chance: strike.chance,
      evidence: [{ title: { zh: "超时的订单", en: "late orders" }, items: orderIds(ground, lateOrders) }],
      pending,
    };
  },
};
