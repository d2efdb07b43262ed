import { asOf, type OptionSpec, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";
import { studyOptions } from "./study-options.ts";

const forms = ["json", "csv", "html", "yaml"] as const;

const own: readonly OptionSpec[] = [
  {
    name: "target",
    value: "TARGET",
    about: {
      zh: '目标，如 "P(total >= 80 on 2026-11-11) >= 0.8"',
      en: 'what to reach, such as "P(total >= 80 on 2026-11-11) >= 0.8"',
    },
  },
  {
    name: "budget",
    value: "YUAN",
    about: { zh: "最多花多少元", en: "yuan to spend at most" },
  },
  {
    name: "lever",
    value: "ID[:DATES],…",
    repeatable: true,
    about: {
      zh: "可用的措施，如 fast-refund:2026-10-08..2026-10-20,dose=0.5..1,once=2000,perDay=150（可多次；不写则试全部）",
      en: "a measure to use: fast-refund:2026-10-08..2026-10-20,dose=0.5..1,once=2000,perDay=150 (repeatable; default: all)",
    },
  },
  {
    name: "batch",
    value: "PRODUCT|DATES",
    about: {
      zh: "问哪批货何时滚出：商品编号，或签收等记入日期 2026-09-01..2026-09-10（默认：坏事件最多于订单占比的商品）",
      en: "whose roll-off to tell: a product id, or days such as 2026-09-01..2026-09-10 (default: the worst product)",
    },
  },
  {
    name: "horizon",
    value: "DAYS",
    about: {
      zh: "推演并计花费多少天（默认：到目标那天，没有则 60d）",
      en: "days ahead, costs included (default: up to the target's day, or 60d)",
    },
  },
  {
    name: "replications",
    value: "N",
    about: {
      zh: "搜索时每个计划推演多少次（默认 500；定案再用新种子推演八倍）",
      en: "futures of each plan in the search (default: 500; eight times as many, freshly seeded, for the verdict)",
    },
  },
];

const shared = ["traffic-elasticity", "seed", "threads"];

export const goal: Command = {
  name: "goal",
  summary: {
    zh: "要达到目标分，最省钱的做法：哪些措施、多大力度、哪天开始",
    en: "the cheapest way to a score: which measures, what dose, from which day",
  },
  args: [
    {
      name: "SCENARIO.yaml|DIR",
      about: {
        zh: "含 goal 的方案文件，或店铺文件夹、preset:名字",
        en: "scenario file with a goal, or shop folder or preset:NAME",
      },
    },
  ],
  options: [
    asOf,
    ...own,
    ...studyOptions.filter(({ name }) => shared.includes(name)),
    rules,
    overrides,
    output(...forms),
  ],
  example: 'scorecast goal my-shop --target "P(total >= 80 on 2026-11-11) >= 0.8" -o plan.yaml',
  async run(call) {
    const [{ goalOfShop }, { withOutputFiles }] = await Promise.all([
      import("../goal-of-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, forms, (write) => goalOfShop(call, write));
  },
};
