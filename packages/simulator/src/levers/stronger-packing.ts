import { kept, timesHazards } from "../model/changes.ts";
import type { Lever } from "./lever.ts";

/** Better boxes and padding: fewer goods arrive broken. */
export const strongerPacking = {
  id: "stronger-packing",
  kind: "measure",
  title: { zh: "加固包装", en: "Stronger packing" },
  advice: {
    zh: "换更结实的箱子与填充，易碎品双层包装；可配合破损包赔。",
    en: "Use sturdier boxes and padding, double for fragile goods; a promise to replace what breaks goes with it.",
  },
  metric: "damage-return-rate",
  parameter: {
    title: { zh: "少发生的破损退货占比", en: "share of the returns for damage that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: {
    low: 0.15,
    high: 0.45,
    provenance: "public",
    source: {
      zh: "公开的营销说法：物流差评 −28 %（未经核实），作为中点；宽度为假设",
      en: "centred on a marketing page's −28 % of logistics complaints (unverified); the width is assumed",
    },
  },
  defaultCost: null,
  changes: [
    {
      part: "damageReturn",
      what: { zh: "破损退货的发生率 × (1 − 幅度)", en: "rate of returns for damage × (1 − amount)" },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, damageReturn: timesHazards(model.damageReturn, kept(amount)) };
  },
} as const satisfies Lever;
