import { asOf, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";
import { studyForms, studyOptions, studyOutput } from "./study-options.ts";

export const compare: Command = {
  name: "compare",
  summary: {
    zh: "在同样的运气下比较各方案，给出差别、误差和判断",
    en: "compare scenarios under the same luck: difference, error, verdict",
  },
  args: [
    {
      name: "SCENARIO.yaml|DIR",
      about: {
        zh: "方案文件，或店铺文件夹、preset:名字加 --lever",
        en: "scenario file, or shop folder or preset:NAME with --lever",
      },
    },
  ],
  options: [asOf, ...studyOptions, rules, overrides, studyOutput],
  example: "scorecast compare autumn.yaml -o autumn.html",
  async run(call) {
    const [{ studyShop }, { withOutputFiles }] = await Promise.all([
      import("../study-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, studyForms, (write) => studyShop(call, "compare", write));
  },
};
