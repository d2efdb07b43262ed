import { exitCode } from "../exit-code.ts";
import { asOf, from, futures, output, overrides, rules, seed } from "../options.ts";
import type { Command } from "./command.ts";

export const evaluate: Command = {
  name: "evaluate",
  summary: {
    zh: "措施有没有用：与没有它的推演对照，说不准时明说",
    en: "did a measure work: against a forecast without it, or too early to tell",
  },
  args: [
    {
      name: "DIR|PLAN.yaml",
      about: { zh: "店铺文件夹、preset:名字，或计划文件", en: "shop folder, preset:NAME or plan file" },
    },
  ],
  options: [
    {
      name: "measure",
      value: "ID",
      about: {
        zh: "措施的 id；计划文件里的某一条（默认：已开始的全部）",
        en: "a lever, or one measure of the plan (default: all that have begun)",
      },
    },
    { ...from, about: { zh: "措施从哪天开始", en: "first day of the measure" } },
    {
      name: "metric",
      value: "ID",
      about: { zh: "看哪个指标（默认：措施针对的指标）", en: "metric to look at (default: the lever's own)" },
    },
    {
      name: "effect",
      value: "RANGE",
      about: { zh: '预期效果，如 "0.3 to 0.6"', en: 'the effect expected, such as "0.3 to 0.6"' },
    },
    asOf,
    {
      name: "placebos",
      value: "N",
      about: {
        zh: "用多少个什么都没发生的日子检验（默认 12）",
        en: "earlier days without a measure to test on (default: 12)",
      },
    },
    futures,
    seed,
    rules,
    overrides,
    output("json", "csv", "html"),
  ],
  example: "scorecast evaluate my-shop --measure second-daily-pickup --from 2026-10-08",
  async run(call) {
    const [{ evaluateMeasures }, { withOutputFiles }] = await Promise.all([
      import("../evaluate-measures.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv", "html"], (write) => evaluateMeasures(call, write));
    return exitCode.fine;
  },
};
