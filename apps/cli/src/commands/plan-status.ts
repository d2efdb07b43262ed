import { exitCode } from "../exit-code.ts";
import { asOf, futures, output, overrides, rules, seed } from "../options.ts";
import type { Command } from "./command.ts";

export const planStatus: Command = {
  name: "plan status",
  summary: {
    zh: "改进计划的进度：谁拖了，分数本该到哪、实际到哪",
    en: "planned against actual: what is late, where the score was to be and is",
  },
  args: [{ name: "PLAN.yaml", about: { zh: "计划文件", en: "plan file" } }],
  options: [asOf, futures, seed, rules, overrides, output("json", "csv", "html")],
  example: "scorecast plan status plan.yaml --as-of 2026-11-01 -o plan.html",
  async run(call) {
    const [{ planStatusOfShop }, { withOutputFiles }] = await Promise.all([
      import("../plan-status-of-shop.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv", "html"], (write) => planStatusOfShop(call, write));
    return exitCode.fine;
  },
};
