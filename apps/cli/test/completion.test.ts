import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commands } from "../src/commands/registry.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

it.each(["bash", "zsh", "fish"])("knows every command and option in %s", async (shell) => {
  const { code, out } = await scorecast(["completion", shell]);
  expect(code).toBe(0);
  for (const { name, options } of commands) {
    for (const word of name.split(" ")) expect(out).toContain(word);
    for (const option of options) expect(out).toContain(option.name);
  }
});

it("completes commands, sub-commands, options and fixed words in a real bash", async () => {
  const cwd = writeFiles(temporaryFolder(), { "complete.sh": (await scorecast(["completion", "bash"])).out });
  const complete = (...words: string[]) => {
    const list = words.map((word) => `'${word}'`).join(" ");
    const script = `source complete.sh; COMP_WORDS=(scorecast ${list}); COMP_CWORD=${words.length}; _scorecast; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout.trim().split("\n");
  };
  expect(complete("sc")).toEqual(["score", "schema"]);
  expect(complete("rules", "d")).toEqual(["diff"]);
  expect(complete("score", "--over")).toEqual(["--overrides"]);
  expect(complete("rules", "impact", "--sh")).toEqual(["--shop"]);
  expect(complete("schema", "proj")).toEqual(["projection"]);
  expect(complete("score", join(".", "comp"))).toEqual(["complete.sh"]);
});
