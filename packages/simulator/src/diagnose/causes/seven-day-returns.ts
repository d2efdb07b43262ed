import { byRefusal } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { rejections } from "../rejections.ts";
import { TOLD } from "../units.ts";
import { percent } from "../words.ts";

/** Returns without a reason that are refused more often than the others. */
export const sevenDayReturns: Cause = {
  id: "seven-day-returns",
  title: { zh: "七天无理由处理不规范", en: "7-day returns handled irregularly" },
  kind: "trouble",
  source: {
    zh: "源文档 000：七天无理由退货处理不规范",
    en: "source document 000: 7-day returns handled irregularly",
  },
  standards: ["rejection-share", "times-worse"],
  needs: ["after-sales"],
  affects: byRefusal,
  levers: ["call-before-refusing", "fast-refund"],
  look(ground) {
    const found = rejections(ground);
    const sales = ground.history.afterSales!;
    if (found === null || sales.reasonClass.every((code) => code < 0))
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 after-sales.csv 的 result 与 reason_class 两栏",
          en: "the columns result and reason_class of after-sales.csv would tell",
        },
      };
    const { noReason, finished, rejected, sevenDays, sevenDaysChance } = found;
    const share = noReason.finished === 0 ? 0 : noReason.rejected.length / noReason.finished;
    const others = finished - noReason.finished;
    const usual = others === 0 ? 0 : (rejected.length - noReason.rejected.length) / others;
    const observed =
      noReason.finished > 0 ? { value: share, unit: "share" as const, of: noReason.finished } : null;
    const reference = { kind: "others" as const, value: usual, unit: "share" as const, of: others };
    if (!sevenDays)
      return {
        kind: "nothing",
        says: {
          zh: `近 30 天 ${noReason.finished} 件无理由退货拒绝 ${percent(share)}，其余售后 ${percent(usual)}`,
          en: `${percent(share)} of the ${noReason.finished} returns without a reason of 30 days were refused, ${percent(usual)} of other after-sales`,
        },
        ...{ observed, reference },
      };
    return {
      kind: "trouble",
      says: {
        zh: `近 30 天 ${noReason.finished} 件无理由退货拒绝了 ${percent(share)}（${noReason.rejected.length} 件），其余售后 ${percent(usual)}`,
        en: `${percent(share)} of the ${noReason.finished} returns without a reason of 30 days were refused (${noReason.rejected.length}), ${percent(usual)} of other after-sales`,
      },
      size: { suffers: ({ order }) => found.ever.noReason.has(order) },
      ...{ observed, reference, chance: sevenDaysChance },
      evidence: [
        {
          title: { zh: "被拒绝的售后单", en: "after-sales refused" },
          items: noReason.rejected.slice(0, TOLD).map((row) => sales.ids[row]!),
        },
      ],
    };
  },
};
