import { exitCode } from "../exit-code.ts";
import { asOf, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";

export const explain: Command = {
  name: "explain",
  summary: {
    zh: "说清分数从哪来、为什么变、坏事件哪天滚出、离下一档还差多少单",
    en: "why the score is what it is, why it changed, when bad events leave, how far the next points are",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹，或 preset:名字", en: "shop folder, or preset:NAME" } }],
  options: [
    asOf,
    {
      name: "since",
      value: "DATE",
      about: { zh: "和哪一天比（默认：7 天前）", en: "day to compare with (default: 7 days before)" },
    },
    rules,
    overrides,
    output("json", "csv", "html"),
  ],
  example: "scorecast explain my-shop --as-of 2026-11-01 --since 2026-10-25",
  async run(call) {
    const [{ explainFolder }, { withOutputFiles }] = await Promise.all([
      import("../explain-folder.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv", "html"], (write) => explainFolder(call, write));
    return exitCode.fine;
  },
};
