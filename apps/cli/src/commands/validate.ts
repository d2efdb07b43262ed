import type { Command } from "./command.ts";

export const validate: Command = {
  name: "validate",
  summary: {
    zh: "检查店铺文件夹，列出每个问题的位置和改法",
    en: "check a shop folder: every problem with its place and remedy",
  },
  args: [{ name: "DIR", about: { zh: "店铺文件夹", en: "shop folder" } }],
  options: [],
  example: "scorecast validate my-shop",
  run: async (call) => await (await import("../validate-folder.ts")).validateFolder(call),
};
