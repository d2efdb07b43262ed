import type { Cause } from "../cause.ts";
import { listingsAtFault } from "../listing-cause.ts";

/** Advertising words that the platform forbids. */
export const forbiddenWords: Cause = {
  id: "forbidden-words",
  title: { zh: "违禁宣传词", en: "Forbidden advertising words" },
  kind: "trouble",
  source: {
    zh: "源文档 000：违禁词；源文档 002：极限词",
    en: "source documents 000, 002: forbidden words, superlatives",
  },
  standards: [],
  needs: ["listings"],
  affects: ["banned-word-rate"],
  levers: ["accurate-listing"],
  look: (ground) =>
    listingsAtFault(ground, "banned-word-rate", 1, (share) => share > 0, {
      column: "banned_words",
      good: { zh: "没有违禁词", en: "no forbidden words" },
      bad: (count, all) => ({
        zh: `${all} 个商品里 ${count} 个有违禁词`,
        en: `${count} of ${all} products use forbidden words`,
      }),
    }),
};
