import { asOf, from, type OptionSpec, output, overrides, rules, seed, to } from "../options.ts";
import type { Command } from "./command.ts";

const replications: OptionSpec = {
  name: "replications",
  value: "N",
  about: { zh: "每次预测推演多少次（默认 400）", en: "simulated futures of each forecast (default: 400)" },
};

const every: OptionSpec = {
  name: "every",
  value: "DAYS",
  about: {
    zh: "每隔几天预测一次，如 7d（默认 7d）",
    en: "days between two forecasts, such as 7d (default: 7d)",
  },
};

export const backtest: Command = {
  name: "backtest",
  summary: {
    zh: "预测准不准：回到过去逐日预测，与后来的分数对账",
    en: "can forecasts be believed: made on past days, held against what came",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹，或 preset:名字", en: "shop folder, or preset:NAME" } }],
  options: [
    asOf,
    {
      ...from,
      about: {
        zh: "第一次预测在哪天（默认：有记录后第 60 天）",
        en: "day of the first forecast (default: the 60th on record)",
      },
    },
    { ...to, about: { zh: "最后一次预测在哪天", en: "day of the last forecast" } },
    every,
    replications,
    seed,
    rules,
    overrides,
    output("json", "csv", "html"),
  ],
  example: "scorecast backtest my-shop --every 7d -o backtest.html",
  async run(call) {
    const [{ backtestShop }, { withOutputFiles }] = await Promise.all([
      import("../backtest-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, ["json", "csv", "html"], (write) => backtestShop(call, write));
  },
};
