import type { Command } from "./command.ts";

export const importCommand: Command = {
  name: "import",
  summary: {
    zh: "把抖店导出的各种文件变成店铺文件夹，并交代每一行的去向",
    en: "turn exported files into a shop folder, and account for every row",
  },
  args: [
    {
      name: "FILES",
      variadic: true,
      optional: true,
      about: {
        zh: "文件、文件夹或压缩包，顺序不限：CSV、XLSX、JSON、Parquet",
        en: "files, folders or zips in any order: CSV, XLSX, JSON, Parquet",
      },
    },
  ],
  options: [
    {
      name: "output",
      short: "o",
      value: "DIR",
      about: { zh: "店铺文件夹（必填）", en: "the shop folder (required)" },
    },
    {
      name: "shop",
      value: "FILE",
      about: {
        zh: "shop.yaml：店铺信息；不写就用文件夹里的那个，没有就先按名字新建",
        en: "shop.yaml: what the shop is; default: the one among the files, else made from the folder's name",
      },
    },
    {
      name: "add",
      about: {
        zh: "并入已有的店铺文件夹（后导出的优先）",
        en: "add to a shop folder that is there (later exports win)",
      },
    },
    {
      name: "as",
      value: "csv|parquet",
      about: { zh: "表的文件形式（默认 csv）", en: "form of the tables (default: csv)" },
    },
    {
      name: "mapping",
      value: "FILE",
      repeatable: true,
      about: { zh: "其他系统的列名映射（YAML）", en: "column mapping for files of other systems (YAML)" },
    },
    {
      name: "suggest-mapping",
      about: {
        zh: "不导入，为认不出的文件起草一份映射",
        en: "import nothing; draft a mapping for the files that nobody knows",
      },
    },
    {
      name: "page",
      value: "FILE.html",
      about: { zh: "另把导入账目存成网页", en: "also write the account as a page" },
    },
    {
      name: "trace",
      value: "ORDER_ID",
      about: {
        zh: "不导入，查 -o 里这个订单来自哪些文件的哪一行",
        en: "import nothing; show the files and lines that an order of -o came from",
      },
    },
  ],
  example: "scorecast import 导出文件夹/ --shop shop.yaml -o my-shop",
  run: async (call) => await (await import("../import-folder.ts")).importFolder(call),
};
