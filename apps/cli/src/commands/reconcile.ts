import { type OptionSpec, output, overrides, rules, seed } from "../options.ts";
import type { Command } from "./command.ts";

const draws: OptionSpec = {
  name: "draws",
  value: "N",
  about: {
    zh: "写出几组同样可能的标准，供预测计入不确定（默认 24）",
    en: "equally likely sets of standards to write, for forecasts to be uncertain by (default: 24)",
  },
};

export const reconcileCommand: Command = {
  name: "reconcile",
  summary: {
    zh: "与后台显示的分数对账：找出差在哪，学出本行业的标准与权重",
    en: "against the page's own scores: where and why ours differ, and the standards that the page teaches",
  },
  args: [
    {
      name: "DIR",
      variadic: true,
      about: {
        zh: "店铺文件夹（含 observed.csv）；同行业的几个店可一起学",
        en: "shop folder with an observed.csv; several of one industry are learnt from together",
      },
    },
  ],
  options: [draws, seed, rules, overrides, output("yaml", "json", "csv", "html")],
  example: "scorecast reconcile my-shop -o my-rules.yaml",
  async run(call) {
    const [{ reconcileShops }, { withOutputFiles }] = await Promise.all([
      import("../reconcile-shops.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, ["yaml", "json", "csv", "html"], (write) =>
      reconcileShops(call, write),
    );
  },
};
