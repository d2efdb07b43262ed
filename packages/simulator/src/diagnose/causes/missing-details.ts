import type { Cause } from "../cause.ts";
import { listingsAtFault } from "../listing-cause.ts";

/** Pages that leave out material, size or ingredients. */
export const missingDetails: Cause = {
  id: "missing-details",
  title: { zh: "详情页缺信息", en: "Details missing from the page" },
  kind: "trouble",
  source: {
    zh: "源文档 000：材质、尺寸、成分缺失",
    en: "source document 000: material, size or ingredients missing",
  },
  standards: [],
  needs: ["listings"],
  affects: ["detail-completeness"],
  levers: ["accurate-listing"],
  look: (ground) =>
    listingsAtFault(ground, "detail-completeness", 1e6, (share) => share < 1 - 1e-9, {
      column: "detail_completeness",
      good: { zh: "各商品的详情页都填全了", en: "all pages are complete" },
      bad: (count, all) => ({
        zh: `${all} 个商品里 ${count} 个的详情页没有填全`,
        en: `${count} of ${all} products have incomplete pages`,
      }),
    }),
};
