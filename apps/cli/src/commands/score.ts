import { exitCode } from "../exit-code.ts";
import { asOf, from, output, overrides, rules, to } from "../options.ts";
import type { Command } from "./command.ts";

export const score: Command = {
  name: "score",
  summary: {
    zh: "算出某一天的体验分，列出每个指标、加扣分、门槛和依据",
    en: "the score of one day with every metric, adjustment, threshold and source",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹，或 preset:名字", en: "shop folder, or preset:NAME" } }],
  options: [asOf, rules, overrides, from, to, output("json", "csv", "html")],
  example: "scorecast score my-shop --as-of 2026-11-01",
  async run(call) {
    const [{ scoreFolder }, { withOutputFiles }] = await Promise.all([
      import("../score-folder.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv", "html"], (write) => scoreFolder(call, write));
    return exitCode.fine;
  },
};
