import { exitCode } from "../exit-code.ts";
import { output } from "../options.ts";
import type { Command } from "./command.ts";

export const rulesList: Command = {
  name: "rules list",
  summary: { zh: "列出所有规则版本和生效日", en: "every rule version and the day it came into force" },
  args: [],
  options: [output("json", "csv")],
  example: "scorecast rules list",
  async run(call) {
    const [{ listRules }, { withOutputFiles }] = await Promise.all([
      import("../rule-books.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv"], (write) => listRules(call, write));
    return exitCode.fine;
  },
};
