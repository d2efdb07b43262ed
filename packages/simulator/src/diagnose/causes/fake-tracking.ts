import { byAnger, byDelivery, byPickup } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chanceAbove } from "../chance.ts";
import { beyondLuck } from "../ground.ts";
import { orderIds, ordersBy, TOLD } from "../units.ts";
import { percent } from "../words.ts";

/** Waybills compensated for false or broken tracking: above the guide's share. */
export const fakeTracking: Cause = {
  id: "fake-tracking",
  title: { zh: "虚假或异常物流", en: "Fake or broken tracking" },
  kind: "trouble",
  source: { zh: "源文档 000：虚假物流超过 3 %", en: "source document 000: fake tracking above 3 %" },
  standards: ["fake-tracking-share"],
  needs: ["parcels"],
  affects: [...byDelivery, ...byPickup, ...byAnger],
  levers: ["tracking-alerts", "courier-change"],
  look(ground) {
    const parcels = ground.history.parcels!;
    if (parcels.trajectoryCompensated.every((flag) => flag < 0))
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 parcels.csv 的 trajectory_compensated 一栏",
          en: "the column trajectory_compensated of parcels.csv would tell",
        },
      };
    const entries = ground.entries("signing-anomaly-rate")!.filter((e) => e.cohortDay >= ground.asOf - 45);
    const ill = entries.filter(({ row }) => parcels.trajectoryCompensated[row] === 1);
    const limit = ground.standard("fake-tracking-share");
    const share = entries.length === 0 ? 0 : ill.length / entries.length;
    const chance = chanceAbove(ill.length, entries.length, limit);
    const observed = entries.length > 0 ? { value: share, unit: "share" as const, of: entries.length } : null;
    const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
    if (share <= limit || !beyondLuck(ground, chance))
      return {
        kind: "nothing",
        says: {
          zh: `近 45 天轨迹异常的运单占 ${percent(share)}，界线 ${percent(limit)}`,
          en: `${percent(share)} of the waybills of 45 days had false or broken tracking; the limit is ${percent(limit)}`,
        },
        ...{ observed, reference },
      };
    const { codes, names } = ordersBy(ground, "courier");
    const counts = new Map<number, number>();
    for (const { order } of ill) counts.set(codes[order]!, (counts.get(codes[order]!) ?? 0) + 1);
    const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    const orders = new Set(ill.map(({ order }) => order));
    const struck = new Set(
      ground
        .entries("signing-anomaly-rate")!
        .filter(({ row }) => parcels.trajectoryCompensated[row] === 1)
        .map(({ order }) => order),
    );
    const name = names[most];
    return {
      kind: "trouble",
      says: {
        zh: `近 45 天 ${entries.length} 个运单里 ${percent(share)} 轨迹异常，超过 ${percent(limit)}${name ? `；${name} 占其中 ${percent(count / ill.length)}` : ""}`,
        en: `${percent(share)} of the ${entries.length} waybills of 45 days had false or broken tracking, above ${percent(limit)}${name ? `; ${percent(count / ill.length)} of them with ${name}` : ""}`,
      },
      size: { suffers: ({ order }) => struck.has(order) },
      units: name && count / ill.length > 0.7 ? [{ by: "courier", name }] : [],
      ...{ observed, reference, chance },
      evidence: [
        {
          title: { zh: "运单", en: "waybills" },
          items: ill.slice(0, TOLD).map(({ row }) => parcels.ids[row]!),
        },
        { title: { zh: "订单", en: "orders" }, items: orderIds(ground, orders) },
      ],
    };
  },
};
