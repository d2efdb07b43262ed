import type { Command } from "./command.ts";

export const importCommand: Command = {
  name: "import",
  summary: {
    zh: "把抖店导出的订单、售后、评价、包裹表变成店铺文件夹",
    en: "turn order, after-sales, review and parcel exports into a shop folder",
  },
  args: [
    {
      name: "FILES",
      variadic: true,
      about: {
        zh: "导出的 CSV，顺序不限；chats.csv 等现成的表照搬进去",
        en: "exported CSV files in any order; ready tables such as chats.csv are taken as they are",
      },
    },
  ],
  options: [
    {
      name: "shop",
      value: "FILE",
      about: { zh: "shop.yaml：店铺信息（必填）", en: "shop.yaml: what the shop is (required)" },
    },
    {
      name: "output",
      short: "o",
      value: "DIR",
      about: { zh: "新的店铺文件夹（必填）", en: "the new shop folder (required)" },
    },
  ],
  example: "scorecast import 订单.csv 售后.csv 评价.csv 包裹.csv --shop shop.yaml -o my-shop",
  run: async (call) => await (await import("../import-folder.ts")).importFolder(call),
};
