import { byAnger, byDelivery } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { covers } from "../goods.ts";
import { beyondLuck, LOOK_BACK } from "../ground.ts";
import { roadTrouble, waybills } from "../road.ts";
import { compareUnits } from "../scan.ts";
import document from "../standards.json" with { type: "json" };
import { codeOf, ordersBy, pickupDay } from "../units.ts";
import { percent } from "../words.ts";

/** Remote regions together, or single provinces, whose parcels are late more often than those to elsewhere. */
export const remoteRegions: Cause = {
  id: "remote-regions",
  title: { zh: "偏远或个别地区送达慢", en: "Late to remote or single regions" },
  kind: "trouble",
  source: {
    zh: "源文档 000：未说明偏远地区时效",
    en: "source document 000: delivery times of remote regions not stated",
  },
  standards: ["times-worse"],
  needs: ["parcels"],
  affects: [...byDelivery, ...byAnger],
  levers: ["front-warehouses", "courier-change", "remote-logistics"],
  look(ground) {
    const entries = waybills(ground);
    const provinces = ordersBy(ground, "province");
    if (entries === null || entries.length === 0 || provinces.names.length === 0)
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 orders.csv 的 province 一栏和 parcels.csv 的真实时间",
          en: "the column province of orders.csv, and times of their own in parcels.csv, would tell",
        },
      };
    const road = roadTrouble(ground);
    const counted = entries.filter(
      (entry) => !(road?.strike && covers(road.strike, codeOf(road.units, entry), pickupDay(ground, entry))),
    );
    const remote = provinces.names.map((name) =>
      document.remoteRegions.names.some((r) => name.startsWith(r)),
    );
    const groups = [...new Set([...provinces.names.map((_, i) => (remote[i] ? -2 : i))])];
    const groupOf = new Map(groups.map((group, g) => [group, g]));
    const group = (code: number) => (code < 0 ? -1 : groupOf.get(remote[code] ? -2 : code)!);
    const found = compareUnits(
      {
        ...{ kind: "rate", units: groups.length, from: ground.asOf - LOOK_BACK, until: ground.asOf },
        timesWorse: ground.standard("times-worse"),
      },
      (add) => {
        for (const entry of counted)
          add(
            group(codeOf(provinces, entry)),
            entry.cohortDay,
            entry.denominator - entry.numerator,
            entry.denominator,
          );
      },
    ).filter(({ chance }) => beyondLuck(ground, chance));
    if (found.length === 0)
      return {
        kind: "nothing",
        says: {
          zh: "偏远地区与各省的超时都没有超出偶然",
          en: "neither remote regions nor any province are late more often than the others beyond luck",
        },
      };
    const codes = new Set(found.map(({ unit }) => unit));
    const names = [...codes].flatMap((g) =>
      groups[g] === -2 ? provinces.names.filter((_, i) => remote[i]) : [provinces.names[groups[g]!]!],
    );
    const [amount, weight] = found.reduce(
      ([a, w], { inside }) => [a + inside.amount, w + inside.weight],
      [0, 0],
    );
    let [allAmount, allWeight] = [0, 0];
    for (const { numerator, denominator } of counted) {
      allAmount += denominator - numerator;
      allWeight += denominator;
    }
    const [own, usual] = [amount / weight, (allAmount - amount) / (allWeight - weight)];
    const strike = road?.strike ?? null;
    return {
      kind: "trouble",
      says: {
        zh: `发往 ${names.join("、")} 的包裹 ${percent(own)} 超时（${weight} 个），其余地区 ${percent(usual)}`,
        en: `${percent(own)} of the ${weight} parcels to ${names.join(", ")} were late, ${percent(usual)} to elsewhere`,
      },
      size: {
        suffers: (entry) =>
          codes.has(group(codeOf(provinces, entry))) &&
          !(strike && road && covers(strike, codeOf(road.units, entry), pickupDay(ground, entry))),
      },
      units: names.map((name) => ({ by: "province", name })),
      observed: { value: own, unit: "share", of: weight },
      reference: { kind: "others", value: usual, unit: "share", of: allWeight - weight },
      chance: found[0]!.chance,
    };
  },
};
