import { byAnger, byPickup } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { slowDaysBecause } from "../slow-days-cause.ts";
import { days } from "../words.ts";

/** Days on which nothing left the warehouse: a move, a standstill. */
export const warehouseStop: Cause = {
  id: "warehouse-stop",
  title: { zh: "仓库停发（搬仓等）", en: "The warehouse stood still" },
  kind: "trouble",
  source: { zh: "搬仓；源文档 000：备用仓", en: "a move; source document 000: several warehouses" },
  standards: ["times-longer", "standstill-days"],
  needs: ["parcels"],
  affects: [...byPickup, "damage-return-rate", "logistics-return-rate", ...byAnger],
  levers: ["outbound-within-24h", "second-daily-pickup"],
  look: (ground) =>
    slowDaysBecause(
      ground,
      "warehouse-stop",
      ({ stopped }) => ({
        zh: `${days(stopped[0]!, stopped.at(-1)!)} 几乎没有揽收（${stopped.length} 天）`,
        en: `hardly anything was picked up on ${days(stopped[0]!, stopped.at(-1)!)} (${stopped.length} days)`,
      }),
      { zh: "没有哪一天停发", en: "no day on which nothing left" },
    ),
};
