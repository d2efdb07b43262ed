import { exitCode } from "../exit-code.ts";
import { output } from "../options.ts";
import type { Command } from "./command.ts";

export const report: Command = {
  name: "report",
  summary: {
    zh: "把结果文件做成一个不联网也能打开的网页",
    en: "make one page of result files that opens without a network",
  },
  args: [
    {
      name: "RESULT.json",
      variadic: true,
      about: {
        zh: "其他命令写出的结果（-o 文件.json），可多个",
        en: "results that other commands wrote (-o FILE.json), one or several",
      },
    },
  ],
  options: [output("html")],
  example: "scorecast report score.json forecast.json -o page.html",
  async run(call) {
    const [{ reportResults }, { withOutputFiles }] = await Promise.all([
      import("../report-results.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["html"], (write) => reportResults(call, write));
    return exitCode.fine;
  },
};
