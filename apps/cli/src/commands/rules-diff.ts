import { exitCode } from "../exit-code.ts";
import { output } from "../options.ts";
import type { Command } from "./command.ts";

export const rulesDiff: Command = {
  name: "rules diff",
  summary: {
    zh: "两个规则版本之间每一处改动和出处",
    en: "every change between two rule versions, with its sources",
  },
  args: [
    { name: "A", about: { zh: "旧版本", en: "the earlier version" } },
    { name: "B", about: { zh: "新版本", en: "the later version" } },
  ],
  options: [
    {
      name: "shop",
      value: "DIR",
      about: { zh: "只比较适用于这家店的部分", en: "compare only what applies to this shop" },
    },
    output("json", "csv"),
  ],
  example: "scorecast rules diff douyin-2026-07-14 douyin-2026-09-08",
  async run(call) {
    const [{ diffRules }, { withOutputFiles }] = await Promise.all([
      import("../rule-books.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv"], (write) => diffRules(call, write));
    return exitCode.fine;
  },
};
