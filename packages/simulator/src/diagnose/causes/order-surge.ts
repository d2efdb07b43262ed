import { byAnger, byChat, byPickup } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { slowDaysBecause } from "../slow-days-cause.ts";
import { days } from "../words.ts";

/** More orders than the shop can send: a live stream, a campaign. */
export const orderSurge: Cause = {
  id: "order-surge",
  title: { zh: "爆单积压", en: "A surge of orders" },
  kind: "trouble",
  source: {
    zh: "规则：爆单不再豁免；源文档 000",
    en: "the rules: surges are no longer exempt; source document 000",
  },
  standards: ["surge-times", "times-longer"],
  needs: ["parcels"],
  affects: [...byPickup, ...byChat, ...byAnger],
  levers: ["outbound-within-24h", "second-daily-pickup", "more-chat-agents"],
  look: (ground) =>
    slowDaysBecause(
      ground,
      "order-surge",
      ({ surge, usualOrders }) => ({
        zh: `${days(surge[0]!, surge.at(-1)!)} 单量是平日（${usualOrders} 单）的 ${ground.standard("surge-times")} 倍以上`,
        en: `over ${ground.standard("surge-times")} times the usual ${usualOrders} orders came on ${days(surge[0]!, surge.at(-1)!)}`,
      }),
      { zh: "没有发货变慢的爆单", en: "no surge after which shipping slowed down" },
    ),
};
