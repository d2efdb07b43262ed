import { asOf, type OptionSpec, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";
import { studyForms, studyOptions, studyOutput } from "./study-options.ts";

const replayOptions: readonly OptionSpec[] = [
  {
    name: "replay",
    value: "N",
    about: {
      zh: "逐单讲第 N 次推演（从 0 起）；-o 写成店铺文件夹",
      en: "tell simulated future N (from 0) order by order; -o writes a shop folder",
    },
  },
  {
    name: "scenario",
    value: "ID",
    about: {
      zh: "--replay 讲哪个方案（默认照旧）",
      en: "scenario that --replay tells (default: as things are)",
    },
  },
];

const keep: OptionSpec = {
  name: "keep",
  about: {
    zh: "把预测留底在店铺文件夹里，日后用 ledger 对账",
    en: "keep the forecast in the shop folder, to be scored by ledger later",
  },
};

const forecastOutput: OptionSpec = {
  ...studyOutput,
  value: "FILE|FOLDER",
};

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
  options: [asOf, ...studyOptions, ...replayOptions, keep, rules, overrides, forecastOutput],
  example: "scorecast forecast my-shop --horizon 60d --lever second-daily-pickup:2026-11-08 -o plan.html",
  async run(call) {
    if (call.option("replay") !== null) {
      const { replayFuture } = await import("../replay-future.ts");
      return await replayFuture(call);
    }
    if (call.option("scenario") !== null) {
      const { Refusal } = await import("../refusal.ts");
      throw new Refusal([call.say("story.scenario-alone")]);
    }
    const [{ studyShop }, { withOutputFiles }] = await Promise.all([
      import("../study-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, studyForms, (write) => studyShop(call, "forecast", write));
  },
};
