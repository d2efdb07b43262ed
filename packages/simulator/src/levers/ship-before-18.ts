import { timesDurations } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** From the afternoon round to the late morning (assumed). */
const SAVED_SECONDS = 6 * 3600;

/** A morning batch: what was paid overnight leaves before noon. The clock of such orders starts at 06:00. */
export const shipBefore18 = {
  id: "ship-before-18",
  kind: "measure",
  title: { zh: "早班发货、18 点前揽收", en: "Ship before 18:00" },
  advice: {
    zh: "上午先发前一晚的订单，当天 18 点前交给快递：18 点至次日 6 点付款的订单从 6 点起算。",
    en: "Ship last night's orders in the morning and hand over before 18:00: orders paid from 18:00 to 06:00 count from 06:00.",
  },
  metric: "pickup-hours",
  parameter: {
    title: {
      zh: "提前 6 小时交给快递的订单占比",
      en: "share of the orders that is handed over six hours earlier",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.3, 0.6, {
    zh: "起算规则为官方规定，提前的小时数与占比为假设",
    en: "the clock is official; hours and share are assumed",
  }),
  defaultCost: null,
  changes: [
    {
      part: "pickupSeconds",
      what: {
        zh: "每类用时 × (1 − 幅度 × min(1, 6 小时 ÷ 该类平均))",
        en: "time of each lag × (1 − amount × min(1, 6 hours ÷ its mean))",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { pickupSeconds } = model;
    return {
      ...model,
      pickupSeconds: {
        ...pickupSeconds,
        byLag: pickupSeconds.byLag.map(({ points }) => {
          const mean = points.reduce((a, b) => a + b, 0) / points.length;
          return timesDurations({ points }, 1 - share * Math.min(1, SAVED_SECONDS / mean));
        }),
      },
    };
  },
} as const satisfies Lever;
