import { byRefusal } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chanceAbove } from "../chance.ts";
import { beyondLuck } from "../ground.ts";
import { contacted, rejections } from "../rejections.ts";
import { TOLD } from "../units.ts";
import { percent } from "../words.ts";

/** After-sales refused, often without a word to the buyer, who then turns to the platform. */
export const refusalWithoutContact: Cause = {
  id: "refusal-without-contact",
  title: { zh: "不沟通就拒绝售后", en: "Refusing without contact" },
  kind: "trouble",
  source: {
    zh: "源文档 001：未联系买家就拒绝，平台判商责",
    en: "source document 001: refused without talking to the buyer, judged for the buyer",
  },
  standards: ["rejection-share"],
  needs: ["after-sales"],
  affects: byRefusal,
  levers: ["call-before-refusing", "compensate-first"],
  look(ground) {
    const found = rejections(ground);
    const sales = ground.history.afterSales!;
    if (found === null)
      return {
        kind: "cannot-tell",
        says: {
          zh: "需要 after-sales.csv 的 result 一栏",
          en: "the column result of after-sales.csv would tell",
        },
      };
    const skip = new Set(found.sevenDays ? found.noReason.rejected : []);
    const refused = found.rejected.filter((row) => !skip.has(row));
    const finished = found.finished - (found.sevenDays ? found.noReason.finished : 0);
    const limit = ground.standard("rejection-share");
    const share = finished === 0 ? 0 : refused.length / finished;
    const chance = chanceAbove(refused.length, finished, limit);
    const observed = finished > 0 ? { value: share, unit: "share" as const, of: finished } : null;
    const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
    if (share <= limit || !beyondLuck(ground, chance))
      return {
        kind: "nothing",
        says: {
          zh: `近 30 天 ${finished} 件售后拒绝 ${percent(share)}，界线 ${percent(limit)}`,
          en: `${percent(share)} of the ${finished} after-sales of 30 days were refused; the limit is ${percent(limit)}`,
        },
        ...{ observed, reference },
      };
    const talked = contacted(ground, refused);
    const brought = refused.filter((row) => sales.arbitration[row] === 1);
    const { noReason, others } = found.ever;
    const silent = talked === null ? null : refused.length - talked;
    return {
      kind: "trouble",
      says: {
        zh: `近 30 天 ${finished} 件售后拒绝了 ${percent(share)}（${refused.length} 件），${brought.length} 件闹到平台${silent === null ? "；有没有先联系买家，要有 chats.csv 才知道" : `；其中 ${silent} 件没有人工会话记录`}`,
        en: `${percent(share)} of the ${finished} after-sales of 30 days were refused (${refused.length}), ${brought.length} went to the platform${silent === null ? "; chats.csv would tell whether buyers were contacted first" : `; ${silent} without a human chat on record`}`,
      },
      size: { suffers: ({ order }) => others.has(order) || (!found.sevenDays && noReason.has(order)) },
      ...{ observed, reference, chance },
      evidence: [
        {
          title: { zh: "闹到平台的售后单", en: "after-sales that went to the platform" },
          items: brought.slice(0, TOLD).map((row) => sales.ids[row]!),
        },
        {
          title: { zh: "拒绝的售后单", en: "after-sales refused" },
          items: refused.slice(0, TOLD).map((row) => sales.ids[row]!),
        },
      ].filter(({ items }) => items.length > 0),
    };
  },
};
