import { asOf, type OptionSpec, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";

const since: OptionSpec = {
  name: "since",
  value: "TIME",
  about: {
    zh: "只列这一刻以来新知道、要处理的坏事件（日期或“日期 时:分”）；有则退出码 99",
    en: "list the bad events known since then that want an answer (a date, or date and hh:mm); exit code 99 if any",
  },
};

const standards: OptionSpec = {
  name: "standards",
  value: "FILE",
  about: { zh: "用自己的界线代替来源的（YAML）", en: "your own thresholds in place of the sources' (YAML)" },
};

const all: OptionSpec = {
  name: "all",
  about: { zh: "没发现的原因也逐条说明", en: "also tell what was not found, one by one" },
};

export const diagnose: Command = {
  name: "diagnose",
  summary: {
    zh: "分数为什么低：逐条查原因，按值多少分排序，指出证据和办法",
    en: "why the score is low: looks for every cause, ranks them by points, with evidence and measures",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹，或 preset:名字", en: "shop folder, or preset:NAME" } }],
  options: [asOf, since, all, standards, rules, overrides, output("json", "csv", "html")],
  example: "scorecast diagnose my-shop --since 2026-10-31",
  async run(call) {
    const [{ diagnoseFolder }, { withOutputFiles }] = await Promise.all([
      import("../diagnose-folder.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, ["json", "csv", "html"], (write) => diagnoseFolder(call, write));
  },
};
