import { asOf, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";
import { studyForms, studyOptions, studyOutput } from "./study-options.ts";

export const forecast: Command = {
  name: "forecast",
  summary: {
    zh: "推演以后的分数：照现在的做法，以及换一种做法",
    en: "simulate where the score goes as things are, and under a change",
  },
  args: [
    {
      name: "DIR|SCENARIO.yaml",
      about: { zh: "店铺文件夹、preset:名字，或方案文件", en: "shop folder, preset:NAME or scenario file" },
    },
  ],
  options: [asOf, ...studyOptions, rules, overrides, studyOutput],
  example: "scorecast forecast my-shop --horizon 60d --lever second-daily-pickup:2026-11-08 -o plan.html",
  async run(call) {
    const [{ studyShop }, { withOutputFiles }] = await Promise.all([
      import("../study-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, studyForms, (write) => studyShop(call, "forecast", write));
  },
};
