import type { Text } from "@scorecast/core/report";
import { expectedAt } from "../scenario/expectations.ts";

/** What belongs under each key of a plan file that a scenario file has not, or has otherwise. */
const expectations: Readonly<Record<string, Text>> = {
  measures: { zh: "措施的列表，至少一条", en: "a list of measures, at least one" },
  id: { zh: "措施的名字（文件内不重复）", en: "the measure's name, unique in the file" },
  title: { zh: "一段文字，或 {zh, en}", en: "a text, or {zh, en}" },
  use: { zh: "措施库里的 id", en: "the id of a lever" },
  owner: { zh: "负责人", en: "who is responsible" },
  due: { zh: "日期，如 2026-11-01", en: "a date such as 2026-11-01" },
  started: { zh: "实际开始的日期", en: "the date on which it began" },
  finished: { zh: "实际完成的日期", en: "the date on which it was done" },
  progress: { zh: 'not-started、under-way、done 或 "40%"', en: 'not-started, under-way, done or "40%"' },
  metric: { zh: "指标的 id，如 pickup-hours", en: "a metric's id such as pickup-hours" },
  spent: { zh: "不小于 0 的金额（元）", en: "an amount in yuan, at least 0" },
  replications: { zh: "20 到 1000000 的整数", en: "a whole number from 20 to 1000000" },
  incidents: { zh: "期间发生的事的列表", en: "a list of what happened meanwhile" },
  records: {
    zh: "complaints、refunds、satisfaction、inspections、figures",
    en: "complaints, refunds, satisfaction, inspections, figures",
  },
  kind: { zh: "投诉的类型", en: "a kind of complaint" },
  cases: { zh: "件数", en: "a number of cases" },
  hours: { zh: "平均处理小时数", en: "mean hours of handling" },
  standard: { zh: "标准值", en: "the standard" },
  type: { zh: "退款的类型", en: "a type of refund" },
  aspect: { zh: "评价的方面", en: "what was rated" },
  shares: {
    zh: "五个百分数（非常不满意 … 非常满意），合计 100",
    en: "five percentages from very dissatisfied to very satisfied that sum to 100",
  },
  pass: { zh: '0 到 1 的合格率，或 "95%"', en: 'a pass rate from 0 to 1, or "95%"' },
  before: { zh: "计划之前的数值，写法同现在的数值", en: "what it was before the plan, as today's figure" },
  feeds: { zh: "计划里某条措施的 id", en: "the id of a measure of this plan" },
  state: { zh: "not-started、under-way 或 done", en: "not-started, under-way or done" },
  product: { zh: "商品的名字或编号", en: "a product's name or id" },
  better: { zh: "higher 或 lower", en: "higher or lower" },
  now: { zh: "现在的数值", en: "today's figure" },
  target: { zh: "目标值", en: "the target" },
};

const measure: Text = { zh: "措施：{id: …, from: …}", en: "a measure: {id: …, from: …}" };
const file: Text = { zh: "shop、measures 等键", en: "keys such as shop and measures" };

/** What is expected at a path of the plan. */
export function expectedInPlan(path: readonly (string | number)[]): Text {
  if (path.length === 0) return file;
  const key = path.at(-1)!;
  if (typeof key === "number")
    return path.at(-2) === "measures" ? measure : (expectations[String(path.at(-2))] ?? file);
  return expectations[key] ?? expectedAt(path);
}
