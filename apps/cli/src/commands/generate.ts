import type { Command } from "./command.ts";

/** Presets of the generator, for completion; a test keeps them in step with it. */
const presets = [
  "steady-fashion",
  "small",
  "growth-stage",
  "in-crisis",
  "fresh-fruit",
  "flagship-3c",
  "bad-batch",
  "courier-strike",
  "understaffed-chat",
  "live-stream-surge",
];

export const generate: Command = {
  name: "generate",
  summary: {
    zh: "造一家练习用的店：店铺文件夹、后台导出文件和真相",
    en: "make a shop to practise on: its folder, its exports and the truth",
  },
  args: [
    {
      name: "PRESET|FILE",
      optional: true,
      words: presets,
      about: {
        zh: "哪种店（默认 steady-fashion；--list 列出全部），或自己写的店铺设定 .yaml",
        en: "which kind of shop (default: steady-fashion; --list names them), or a spec of your own, .yaml",
      },
    },
  ],
  options: [
    {
      name: "output",
      short: "o",
      value: "DIR",
      about: { zh: "新文件夹（必填）", en: "the new folder (required)" },
    },
    {
      name: "seed",
      value: "TEXT",
      about: {
        zh: "随机种子（默认 scorecast）；同样的种子，同样的店",
        en: "seed of the dice (default: scorecast); same seed, same shop",
      },
    },
    { name: "days", value: "N", about: { zh: "多少天，1 到 730", en: "how many days, 1 to 730" } },
    {
      name: "orders-per-day",
      value: "N",
      about: { zh: "平均每天多少单，1 到 5000", en: "orders on the average day, 1 to 5000" },
    },
    {
      name: "start",
      value: "DATE",
      about: { zh: "第一天；店里的事件一起移动", en: "the first day; what happens to the shop moves along" },
    },
    {
      name: "incident",
      value: "ID:DATE[:DAYS]",
      repeatable: true,
      about: {
        zh: "安排一件事，如 bad-batch:2026-09-01:10d，可多次（--list 列出全部）",
        en: "plant an incident, such as bad-batch:2026-09-01:10d; may be repeated (--list names them)",
      },
    },
    {
      name: "form",
      value: "folder|exports|both",
      about: {
        zh: "店铺文件夹、后台导出，还是都要（默认 both）",
        en: "shop folder, back office exports, or both (default: both)",
      },
    },
    {
      name: "dirty",
      about: {
        zh: "把导出文件弄脏，像真实生活里那样",
        en: "make the exports as filthy as real life does",
      },
    },
    {
      name: "dirt",
      value: "KIND[=DOSE]",
      repeatable: true,
      about: {
        zh: "只要这种脏法，可多次；剂量在 0 到 1 之间",
        en: "only this kind of dirt, may be repeated; its dose is above 0 and up to 1",
      },
    },
    {
      name: "spec",
      about: {
        zh: "打印这家店的全部设定（YAML），不生成；改好后可当作 FILE",
        en: "print all of the shop's spec as YAML and make nothing; changed, it can be the FILE",
      },
    },
    {
      name: "list",
      about: { zh: "列出店的种类、事件和脏法", en: "list the kinds of shops, incidents and dirt" },
    },
  ],
  example: "scorecast generate in-crisis --days 90 --dirty -o practice",
  run: async (call) => await (await import("../generate-shop-files.ts")).generateShopFiles(call),
};
