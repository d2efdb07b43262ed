import type { Text } from "@scorecast/core/report";

/** What belongs under each key of a scenario file, for the message when something else stands there. */
const expectations: Readonly<Record<string, Text>> = {
  shop: { zh: "店铺文件夹的路径", en: "the path of a shop folder" },
  rules: { zh: "规则版本的 id，如 douyin-2026-09-08", en: "a rule version's id such as douyin-2026-09-08" },
  start: { zh: "日期，如 2026-10-01", en: "a date such as 2026-10-01" },
  horizon: { zh: "天数，如 60d", en: "a number of days such as 60d" },
  replications: { zh: "2 到 1000000 的整数", en: "a whole number from 2 to 1000000" },
  seed: { zh: "任意文字或整数", en: "any text or whole number" },
  scenarios: { zh: "方案名到方案的对照", en: "scenarios by name" },
  interactions: { zh: "true 或 false", en: "true or false" },
  questions: { zh: "问题的列表", en: "a list of questions" },
  capacity: {
    zh: "{pickupsPerDay, agents} 形式的能力",
    en: "what the shop can take: {pickupsPerDay, agents}",
  },
  feedback: {
    zh: "{elasticity, delay, least, most, cutoff} 形式的流量反馈",
    en: "how demand follows the score: {elasticity, delay, least, most, cutoff}",
  },
  elasticity: { zh: "每分带来的订单百分比，0 到 20", en: "percent of orders per point, 0 to 20" },
  delay: { zh: "天数，至少 1d", en: "a number of days, at least 1d" },
  least: { zh: "订单倍数的下限，0 到 1", en: "the fewest orders as a multiple, 0 to 1" },
  most: { zh: "订单倍数的上限，1 到 10", en: "the most orders as a multiple, 1 to 10" },
  cutoff: {
    zh: "{below, to}：低于多少分只剩多少",
    en: "{below, to}: below which total orders fall to which share",
  },
  below: { zh: "分数", en: "a total" },
  to: { zh: "0 到 1 的比例", en: "a share from 0 to 1" },
  pickupsPerDay: {
    zh: "每日最多揽收的单数，不小于 1 的整数",
    en: "orders picked up a day at most, a whole number from 1",
  },
  agents: { zh: "同时在岗的客服人数，大于 0", en: "chat agents on duty at a time, above 0" },
  incidents: { zh: "事件的列表", en: "a list of incidents" },
  days: { zh: "天数，如 5d 或 5", en: "a number of days such as 5d or 5" },
  overrides: { zh: "自填数值，写法同覆盖文件", en: "your own numbers, as in an overrides file" },
  title: { zh: "含 zh 与 en 两种文字的标题", en: "a title with zh and en" },
  levers: { zh: "措施的列表", en: "a list of levers" },
  use: { zh: "措施或事件的 id", en: "the id of a lever or an incident" },
  from: { zh: "日期，如 2026-10-08", en: "a date such as 2026-10-08" },
  until: { zh: "日期，如 2026-12-01", en: "a date such as 2026-12-01" },
  ramp: { zh: "天数，如 7d", en: "a number of days such as 7d" },
  dose: { zh: "0 到 10 的数，1 为足量", en: "a number from 0 to 10; 1 is the full dose" },
  adherence: { zh: "0 到 1 的比例", en: "a share from 0 to 1" },
  effect: { zh: '"0.3 to 0.6" 形式的区间或一个数', en: 'a range such as "0.3 to 0.6", or a number' },
  product: {
    zh: '商品编号，加引号，如 "3701000000000000101"',
    en: 'a product id in quotes such as "3701000000000000101"',
  },
  cost: { zh: "{once, perDay, perOrder} 的金额（元）", en: "amounts in yuan: {once, perDay, perOrder}" },
  once: { zh: "不小于 0 的金额（元）", en: "an amount in yuan, at least 0" },
  goal: {
    zh: "{target, budget, levers, exclusive} 形式的目标",
    en: "a goal: {target, budget, levers, exclusive}",
  },
  target: {
    zh: '目标，如 "P(total >= 80 on 2026-11-11) >= 0.8"',
    en: 'a target such as "P(total >= 80 on 2026-11-11) >= 0.8"',
  },
  budget: { zh: "不小于 0 的金额（元）", en: "an amount in yuan, at least 0" },
  exclusive: {
    zh: "互斥措施的列表，如 [[a, b]]",
    en: "lists of levers that exclude each other, such as [[a, b]]",
  },
  perDay: { zh: "不小于 0 的金额（元）", en: "an amount in yuan, at least 0" },
  perOrder: { zh: "不小于 0 的金额（元）", en: "an amount in yuan, at least 0" },
};

const scenario: Text = {
  zh: "方案：{levers: [...], incidents: [...], rules: …} 或 {}",
  en: "a scenario: {levers: [...], incidents: [...], rules: …} or {}",
};
const scenarioRules: Text = {
  zh: "规则版本的 id，或 {use, from, overrides}",
  en: "a rule version's id, or {use, from, overrides}",
};
const incident: Text = {
  zh: "事件：{use: …, from: …, days: …}",
  en: "an incident: {use: …, from: …, days: …}",
};
const lever: Text = { zh: "措施：{use: …, from: …}", en: "a lever: {use: …, from: …}" };
const file: Text = { zh: "scenarios、questions 等键", en: "keys such as scenarios and questions" };
const question: Text = { zh: "一个问题，如 P(total < 70 ever)", en: "a question such as P(total < 70 ever)" };

/** What is expected at a path of the file. */
export function expectedAt(path: readonly (string | number)[]): Text {
  const key = path.at(-1);
  if (path.length === 0) return file;
  if (path[0] === "scenarios" && path.length === 2) return scenario;
  if (key === "rules" && path.length > 1) return scenarioRules;
  if (typeof key === "number")
    return path[0] === "questions" ? question : path.at(-2) === "incidents" ? incident : lever;
  return expectations[String(key)] ?? file;
}
