import { exitCode } from "../exit-code.ts";
import { output } from "../options.ts";
import type { Command } from "./command.ts";

export const rulesShow: Command = {
  name: "rules show",
  summary: {
    zh: "显示一个规则版本：指标、口径、权重、出处",
    en: "one rule version: metrics, definitions, weights, sources",
  },
  args: [{ name: "ID", about: { zh: "规则版本或规则文件", en: "rule version or rule file" } }],
  options: [output("json")],
  example: "scorecast rules show douyin-2026-09-08",
  async run(call) {
    const [{ showRules }, { withOutputFiles }] = await Promise.all([
      import("../rule-books.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json"], (write) => showRules(call, write));
    return exitCode.fine;
  },
};
