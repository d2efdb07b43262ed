import type { Command } from "./command.ts";

const shells = ["bash", "zsh", "fish"] as const;

export const completion: Command = {
  name: "completion",
  summary: { zh: "输出命令行补全脚本", en: "the completion script of a shell" },
  args: [{ name: "SHELL", about: { zh: shells.join("、"), en: shells.join(", ") }, words: shells }],
  options: [],
  example: "scorecast completion bash > ~/.local/share/bash-completion/completions/scorecast",
  run: async (call) => await (await import("../print-completion.ts")).printCompletion(call, shells),
};
