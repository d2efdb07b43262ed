import { type OptionSpec, seed } from "../options.ts";

/** Options of the commands that simulate. */
export const studyOptions: readonly OptionSpec[] = [
  {
    name: "horizon",
    value: "DAYS",
    about: { zh: "推演多少天，如 60d（默认 60d）", en: "days ahead, such as 60d (default: 60d)" },
  },
  {
    name: "replications",
    value: "N",
    about: { zh: "推演次数（默认 2000）", en: "simulated futures (default: 2000)" },
  },
  {
    name: "lever",
    value: "ID[:DATE]",
    repeatable: true,
    about: {
      zh: "某日起采取的措施，各成一个方案，可多次",
      en: "a measure from a date on, a scenario each; may be repeated",
    },
  },
  {
    name: "ask",
    value: "QUESTION",
    repeatable: true,
    about: {
      zh: '问题，如 "P(total >= 80 on 2026-11-11)"，可多次',
      en: 'a question such as "P(total >= 80 on 2026-11-11)"; may be repeated',
    },
  },
  {
    name: "interactions",
    about: {
      zh: "跑遍每个方案里措施的所有组合，拆出各项贡献",
      en: "run every combination of a scenario's measures: what each adds",
    },
  },
  {
    name: "traffic-elasticity",
    value: "N",
    about: {
      zh: "分数每差 1 分，次日订单差百分之几（假设；默认关闭）",
      en: "percent of orders per point of the score (assumed; default: off)",
    },
  },
  {
    name: "precision",
    value: "WIDTH",
    repeatable: true,
    about: {
      zh: "推演到误差（95% 区间的一半）不超过此数：0.2 分，或机会 1%",
      en: "simulate until half the 95% interval is this: 0.2 points, or chances of 1%",
    },
  },
  {
    name: "max-time",
    value: "TIME",
    about: { zh: "推演的时间上限，如 30s", en: "time limit of the simulation, such as 30s" },
  },
  seed,
  {
    name: "threads",
    value: "N",
    about: { zh: "线程数（不影响结果）", en: "threads (never change the result)" },
  },
];

/** What a study writes; the last two hold the raw draws. */
export const studyForms = ["json", "csv", "html", "parquet", "draws.csv"] as const;

export const studyOutput: OptionSpec = {
  name: "output",
  short: "o",
  value: "FILE",
  repeatable: true,
  about: {
    zh: "另存为文件，可多次（.json、.csv、.html；逐次的原始抽样：.parquet、…draws.csv）",
    en: "also write a file, may be repeated (.json, .csv, .html; raw draws: .parquet, …draws.csv)",
  },
};
