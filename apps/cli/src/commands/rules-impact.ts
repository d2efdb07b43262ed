import { exitCode } from "../exit-code.ts";
import { from, output, to } from "../options.ts";
import type { Command } from "./command.ts";

export const rulesImpact: Command = {
  name: "rules impact",
  summary: {
    zh: "一家店在两个版本下逐日的分数，拆成每处改动的作用",
    en: "one shop's score under two versions, daily, split into what each change did",
  },
  args: [
    { name: "A", about: { zh: "旧版本", en: "the earlier version" } },
    { name: "B", about: { zh: "新版本", en: "the later version" } },
  ],
  options: [
    { name: "shop", value: "DIR", about: { zh: "店铺文件夹（必填）", en: "shop folder (required)" } },
    from,
    to,
    output("json", "csv"),
  ],
  example: "scorecast rules impact douyin-2026-07-14 douyin-2026-09-08 --shop my-shop",
  async run(call) {
    const [{ impactOfRules }, { withOutputFiles }] = await Promise.all([
      import("../rules-impact.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv"], (write) => impactOfRules(call, write));
    return exitCode.fine;
  },
};
