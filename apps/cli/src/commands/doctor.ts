import type { Command } from "./command.ts";

export const doctor: Command = {
  name: "doctor",
  summary: {
    zh: "检查这台机器能不能用：Node、DuckDB、网页模板、可写",
    en: "check this machine: Node, DuckDB, the page template, writing",
  },
  args: [],
  options: [],
  example: "scorecast doctor",
  run: async (call) => await (await import("../examine.ts")).examine(call),
};
