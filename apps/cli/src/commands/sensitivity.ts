import { asOf, type OptionSpec, output, overrides, rules } from "../options.ts";
import type { Command } from "./command.ts";
import { studyOptions } from "./study-options.ts";

const others = ["replications", "interactions", "precision", "max-time"];
const replications: OptionSpec = {
  name: "replications",
  value: "N",
  about: {
    zh: "每个变体推演多少次（默认 400）",
    en: "simulated futures of each variation (default: 400)",
  },
};

export const sensitivity: Command = {
  name: "sensitivity",
  summary: {
    zh: "哪条假设最能左右答案：龙卷风表与方差占比",
    en: "which assumption moves the answer: tornado and variance shares",
  },
  args: [
    {
      name: "DIR|SCENARIO.yaml",
      about: { zh: "店铺文件夹、preset:名字，或方案文件", en: "shop folder, preset:NAME or scenario file" },
    },
  ],
  options: [
    asOf,
    replications,
    ...studyOptions.filter(({ name }) => !others.includes(name)),
    rules,
    overrides,
    output("json", "csv", "html"),
  ],
  example: "scorecast sensitivity autumn.yaml --replications 1000 -o sensitivity.csv",
  async run(call) {
    const [{ sensitivityOfShop }, { withOutputFiles }] = await Promise.all([
      import("../sensitivity-of-shop.ts"),
      import("../output-files.ts"),
    ]);
    return await withOutputFiles(call, ["json", "csv", "html"], (write) => sensitivityOfShop(call, write));
  },
};
