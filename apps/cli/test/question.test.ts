import type { ScoreReport } from "@scorecast/core/report";
import { expect, it } from "vitest";
import { speechIn } from "../src/translate.ts";
import { questionText } from "../src/views/question.ts";

const score = {
  dimensions: [{ id: "logistics", title: { zh: "物流体验", en: "Logistics" } }],
  metrics: [{ id: "pickup-hours", title: { zh: "平均揽收时长", en: "Mean hours to pickup" } }],
} as unknown as ScoreReport;

it.each([
  ["P(total >= 80 on 2026-11-11)", "2026-11-11 当天 总分 ≥ 80"],
  ["P(logistics < 80.5 ever)", "期间至少一天 物流体验 < 80.5"],
  ["P(total < 70 ever within 30d)", "30 天内至少一天 总分 < 70"],
  ["when P(pickup-hours <= 12) >= 0.8", "首次有 80% 把握 平均揽收时长 ≤ 12 的日子"],
  ["P(total ≥ 80 ever)", "P(total ≥ 80 ever)"],
])("reads %s to the user as %s", async (question, text) => {
  expect(questionText(question, score, await speechIn("zh"))).toBe(text);
});
