import type { Text } from "../report/score-report.ts";
import { unknownName } from "./nearest-word.ts";
import type { RuleVersion } from "./schema.ts";

/** What is known of a rule version without loading it. Days are "YYYY-MM-DD". */
export interface RuleVersionEntry {
  readonly id: string;
  /** null: never in force. */
  readonly effectiveFrom: string | null;
  /** First day on which the platform showed its score without effect. */
  readonly previewFrom?: string;
  readonly title: Text;
  readonly load: () => Promise<unknown>;
}

/** Every rule version, ascending by the day from which it is in force; those never in force come last. */
export const ruleVersions: readonly RuleVersionEntry[] = [
  {
    id: "douyin-2020-10-09",
    effectiveFrom: "2020-10-09",
    title: {
      zh: "2020年10月9日 首版（五分制，90 天，同行排名）",
      en: "9 October 2020: first version (5 points, 90 days, ranked among peers)",
    },
    load: () => import("../../rules/douyin-2020-10-09.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2021-01",
    effectiveFrom: "2021-01-01",
    title: {
      zh: "2021年初（五分制，90 天；好评率分为三项）",
      en: "Early 2021 (5 points, 90 days; three good-review rates)",
    },
    load: () => import("../../rules/douyin-2021-01.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2021-06-28",
    effectiveFrom: "2021-06-28",
    previewFrom: "2021-06-07",
    title: {
      zh: "2021年6月28日（五分制，商品 50 / 物流 15 / 服务 35）",
      en: "28 June 2021 (5 points; product 50, logistics 15, service 35)",
    },
    load: () => import("../../rules/douyin-2021-06-28.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2022",
    effectiveFrom: "2022-01-01",
    title: {
      zh: "2022年（五分制，商品 42.5 / 物流 20 / 服务 37.5）",
      en: "2022 (5 points; product 42.5, logistics 20, service 37.5)",
    },
    load: () => import("../../rules/douyin-2022.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2022-ccr",
    effectiveFrom: "2022-07-01",
    title: {
      zh: "2022年下半年（五分制，综合负向反馈率 CCR）",
      en: "Second half of 2022 (5 points, with the negative-feedback rate CCR)",
    },
    load: () => import("../../rules/douyin-2022-ccr.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2023-06-27",
    effectiveFrom: "2023-06-27",
    title: {
      zh: "2023年6月27日 百分制（30 天）",
      en: "27 June 2023: 100 points, 30 days",
    },
    load: () => import("../../rules/douyin-2023-06-27.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2024-08",
    effectiveFrom: "2024-08-01",
    title: {
      zh: "2024年8月（百分制，30 天；运单配送时效达成率）",
      en: "August 2024 (100 points, 30 days; deliveries on time)",
    },
    load: () => import("../../rules/douyin-2024-08.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2025-03-15",
    effectiveFrom: "2025-03-15",
    title: {
      zh: "2025年3月15日（百分制，六档；商品综合评分）",
      en: "15 March 2025 (100 points, six tiers; product rating)",
    },
    load: () => import("../../rules/douyin-2025-03-15.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2025-11-19",
    effectiveFrom: "2025-11-19",
    title: {
      zh: "2025年11月19日（新增差行为扣分）",
      en: "19 November 2025 (deductions for misconduct)",
    },
    load: () => import("../../rules/douyin-2025-11-19.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2026-05-07",
    effectiveFrom: "2026-04-07",
    title: {
      zh: "2026年5月7日（揽收时长平均得分）",
      en: "7 May 2026 (mean pickup points)",
    },
    load: () => import("../../rules/douyin-2026-05-07.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2026-07-14",
    effectiveFrom: "2026-07-14",
    title: {
      zh: "2026年7月14日（服务四指标）",
      en: "14 July 2026 (four service metrics)",
    },
    load: () => import("../../rules/douyin-2026-07-14.json", { with: { type: "json" } }),
  },
  {
    id: "douyin-2026-09-08",
    effectiveFrom: "2026-09-08",
    title: {
      zh: "2026年9月8日（取消单项档位，加分与扣分，0–100）",
      en: "8 September 2026 (no metric tiers; bonuses and deductions; 0 to 100)",
    },
    load: () => import("../../rules/douyin-2026-09-08.json", { with: { type: "json" } }),
  },
  {
    id: "guide-2023-08-31",
    effectiveFrom: null,
    title: {
      zh: "攻略文章 2023年8月31日（四维度，从未生效）",
      en: "Guide of 31 August 2023 (four dimensions, never in force)",
    },
    load: () => import("../../rules/guide-2023-08-31.json", { with: { type: "json" } }),
  },
];

/**
 * The rule version `id`, complete. The files are parsed by a test, not here: loading one costs no schema.
 *
 * @throws {RangeError} if there is no such version; the message names the nearest one
 */
export async function loadRules(id: string): Promise<RuleVersion> {
  const entry = ruleVersions.find((version) => version.id === id);
  if (!entry)
    throw new RangeError(
      unknownName(
        "rule version",
        id,
        ruleVersions.map((version) => version.id),
      ),
    );
  return ((await entry.load()) as { readonly default: RuleVersion }).default;
}
