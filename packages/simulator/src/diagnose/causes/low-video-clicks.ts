import type { Cause } from "../cause.ts";
import { listingsAtFault } from "../listing-cause.ts";
import { percent } from "../words.ts";

/** Main-image videos that are clicked less than the category's. */
export const lowVideoClicks: Cause = {
  id: "low-video-clicks",
  title: { zh: "主图视频点击率低", en: "Videos that are not clicked" },
  kind: "trouble",
  source: {
    zh: "源文档 000：低于类目均值 15 % 以上",
    en: "source document 000: more than 15 % below the category's mean",
  },
  standards: ["video-click-shortfall"],
  needs: ["listings"],
  affects: ["video-click-ratio"],
  levers: [],
  look(ground) {
    const short = ground.standard("video-click-shortfall");
    return listingsAtFault(ground, "video-click-ratio", 1e6, (ratio) => ratio < 1 - short, {
      column: "video_click_rate",
      good: {
        zh: `各商品的视频点击率都不低于类目均值的 ${percent(1 - short)}`,
        en: `all videos are clicked at least ${percent(1 - short)} as often as the category's`,
      },
      bad: (count, all) => ({
        zh: `${all} 个商品里 ${count} 个的视频点击率低于类目均值 ${percent(short)} 以上`,
        en: `${count} of ${all} products have videos clicked over ${percent(short)} less than the category's`,
      }),
    });
  },
};
