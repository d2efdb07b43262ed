import { withCounted } from "../model/changes.ts";
import { meanOf } from "../model/shares.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

const IN_RANGE = "in-range-orders";
/** Nearly all: what a count may reach. */
const ALL = 0.9999;

/** Installation at the buyer's home for goods in the named range; 50 orders and 30 % of the range earn points. */
export const homeInstallation = {
  id: "home-installation",
  kind: "measure",
  title: { zh: "上门安装", en: "Home installation" },
  advice: {
    zh: "在指定范围内的商品开通上门安装；近 30 天满 50 单且占范围内订单 30 % 可加分。",
    en: "Offer installation for goods in the named range; 50 orders in 30 days and 30 % of the range add points.",
  },
  metric: "count:installed-orders",
  parameter: {
    title: { zh: "范围内订单中安装的占比", en: "share of the orders in range that are installed" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.3, 0.6, {
    zh: "门槛为官方规定，能做到的比例为假设",
    en: "the threshold is official, the share that can be reached is assumed",
  }),
  defaultCost: null,
  perks: ["home-installation"],
  counts: ["in-range-orders", "installed-orders"],
  changes: [
    {
      part: "counts",
      what: {
        zh: "安装单增加 幅度 × 范围内订单占比；记录里没有“范围内”一栏时视为全部在范围内",
        en: "installed orders grow by amount × the share in range; without such a column all are taken to be in range",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const inRange = model.counts.find(({ id }) => id === IN_RANGE);
    if (!inRange) return model;
    const range = Math.min(1, meanOf(inRange.share) + (inRange.unrecorded ? 1 : 0));
    const installed = withCounted(model.counts, "installed-orders", Math.min(1, amount) * range);
    return {
      ...model,
      counts: inRange.unrecorded
        ? installed.map((count) => (count.id === IN_RANGE ? { ...count, added: ALL } : count))
        : installed,
    };
  },
} as const satisfies Lever;
