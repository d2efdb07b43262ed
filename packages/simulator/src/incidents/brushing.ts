import type { Incident } from "./incident.ts";

/** Fake orders are found in the shop, its own or a rival's doing. They are left out of every count; points are taken. */
export const brushing = {
  id: "brushing",
  title: { zh: "被判刷单", en: "Brushing found" },
  advice: {
    zh: "立即停止并自查；若系他人所为，保留证据申诉。",
    en: "Stop and look into it at once; if others did it, keep evidence and appeal.",
  },
  metric: "total",
  parameter: { title: { zh: "是否发生", en: "whether it happens" }, unit: "yes", kind: "positive" },
  defaultEffect: {
    low: 1,
    high: 1,
    provenance: "official",
    source: { zh: "规则写明扣分", en: "the rules name the deduction" },
  },
  violations: ["brushing"],
  changes: [],
  apply(model) {
    return model;
  },
} as const satisfies Incident;
