import { exitCode } from "../exit-code.ts";
import { asOf, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";

export const ledger: Command = {
  name: "ledger",
  summary: {
    zh: "留底的预测后来准不准（forecast --keep 留底）",
    en: "what kept forecasts (forecast --keep) said, and what came",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹", en: "shop folder" } }],
  options: [asOf, rules, overrides, output("json", "csv")],
  example: "scorecast ledger my-shop",
  async run(call) {
    const [{ ledgerOfShop }, { withOutputFiles }] = await Promise.all([
      import("../ledger-of-shop.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "csv"], (write) => ledgerOfShop(call, write));
    return exitCode.fine;
  },
};
