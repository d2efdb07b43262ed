import type { Incident } from "./incident.ts";

/** The platform scores by other rules in these days. Name them under "rules". */
export const ruleChange = {
  id: "rule-change",
  title: { zh: "规则变化", en: "Rule change" },
  advice: {
    zh: "提前按新规则试算，先补最吃亏的指标。",
    en: "Score yourself by the new rules beforehand and mend first what they punish most.",
  },
  metric: "total",
  parameter: { title: { zh: "是否发生", en: "whether it happens" }, unit: "yes", kind: "positive" },
  defaultEffect: {
    low: 1,
    high: 1,
    provenance: "official",
    source: { zh: "规则版本由方案给出", en: "the scenario names the rule version" },
  },
  changesRules: true,
  changes: [],
  apply(model) {
    return model;
  },
} as const satisfies Incident;
