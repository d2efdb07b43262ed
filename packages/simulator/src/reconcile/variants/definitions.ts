import type { RuleVersion } from "@scorecast/core";
import { type Variant, type VariantFamily, withMetrics } from "./variant.ts";

type Rule = RuleVersion["metrics"][string];
type Reason = NonNullable<Rule["parameters"]["reasons"]>[number];

const reasons: Readonly<Record<Reason, { readonly zh: string; readonly en: string }>> = {
  quality: { zh: "质量", en: "quality" },
  damage: { zh: "破损", en: "damage" },
  logistics: { zh: "物流", en: "logistics" },
  mismatch: { zh: "与描述不符", en: "mismatch" },
  "no-reason": { zh: "无理由", en: "no-reason" },
  other: { zh: "其他", en: "other" },
};

const ownRules = {
  zh: "口径由规则文件决定：复制规则文件改 parameters，再用 --rules 给出；售后原因的归类可在 reasons.yaml 里改。",
  en: "Definitions stand in the rule file: copy it, change parameters, and give it with --rules; how reasons are classed can be changed in the mapping of the import.",
};

/** How a metric is defined where the rules say so in a parameter: one parameter changed at a time. */
export const definitions: VariantFamily = (history, rules) =>
  Object.entries(rules.metrics).flatMap(([id, rule]) =>
    changesOf(rule, history.afterSales !== null).map(
      ({ name, parameters, zh, en, overrides }): Variant => ({
        id: `definition:${id}:${name}`,
        title: { zh: `${rule.title.zh}：${zh}`, en: `${rule.title.en}: ${en}` },
        remedy: overrides
          ? {
              zh: "写进自填数值文件（-o my-rules.yaml 会写）。",
              en: "Goes into the override file (-o my-rules.yaml writes it).",
            }
          : ownRules,
        ...(overrides && { overrides }),
        apply: (counting) => ({
          ...counting,
          rules: withMetrics(counting.rules, (one, metric) =>
            metric === id ? { ...one, parameters: { ...one.parameters, ...parameters } } : one,
          ),
        }),
      }),
    ),
  );

interface Change {
  readonly name: string;
  readonly parameters: Partial<Rule["parameters"]>;
  readonly zh: string;
  readonly en: string;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

function changesOf({ parameters }: Rule, hasAfterSales: boolean): Change[] {
  const { reasons: list, afterSigningOnly, restHours, chatHours, deliveryDays } = parameters;
  return [
    ...(list && hasAfterSales ? reasonChanges(list) : []),
    ...(afterSigningOnly
      ? [
          {
            name: "before-signing",
            parameters: { afterSigningOnly: false },
            zh: "签收前的评价与售后也计入",
            en: "reviews and after-sales before signing count too",
          },
        ]
      : []),
    ...(restHours
      ? [
          {
            name: "no-rest",
            parameters: { restHours: null },
            zh: "时钟夜里不停",
            en: "its clock does not rest at night",
          },
        ]
      : []),
    ...(chatHours
      ? [
          {
            name: "all-day",
            parameters: { chatHours: { from: 0, until: 24 } },
            zh: "全天的会话都计入",
            en: "sessions of the whole day count",
          },
        ]
      : []),
    ...(deliveryDays === undefined
      ? []
      : [-1, 1].map((more) => ({
          name: `delivery-days:${deliveryDays + more}`,
          parameters: { deliveryDays: deliveryDays + more },
          zh: `时限为揽收后 ${deliveryDays + more} 天`,
          en: `the deadline is ${deliveryDays + more} days after pickup`,
          overrides: { deliveryDays: deliveryDays + more },
        }))),
  ];
}

function reasonChanges(list: readonly Reason[]): Change[] {
  return (Object.keys(reasons) as Reason[]).map((reason) => {
    const counted = list.includes(reason);
    const { zh, en } = reasons[reason];
    return {
      name: `reasons:${counted ? "without" : "with"}:${reason}`,
      parameters: { reasons: counted ? list.filter((one) => one !== reason) : [...list, reason] },
      zh: counted ? `不计“${zh}”原因` : `也计“${zh}”原因`,
      en: counted ? `reason "${en}" does not count` : `reason "${en}" counts too`,
    };
  });
}
