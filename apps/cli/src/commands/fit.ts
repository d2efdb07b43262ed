import { exitCode } from "../exit-code.ts";
import { asOf, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";

export const fit: Command = {
  name: "fit",
  summary: {
    zh: "推演眼里的这家店：每个环节的水平与把握、学不到的、与记录合不合",
    en: "what the simulator believes about a shop: each process, how sure, what it could not learn, how well it fits",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹，或 preset:名字", en: "shop folder, or preset:NAME" } }],
  options: [asOf, rules, overrides, output("json", "html")],
  example: "scorecast fit my-shop -o model.json",
  async run(call) {
    const [{ fitShopFolder }, { withOutputFiles }] = await Promise.all([
      import("../fit-shop-folder.ts"),
      import("../output-files.ts"),
    ]);
    await withOutputFiles(call, ["json", "html"], (write) => fitShopFolder(call, write));
    return exitCode.fine;
  },
};
