import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { commands } from "../src/commands/registry.ts";
import { exitCode } from "../src/exit-code.ts";
import { schemaNames } from "../src/schema-names.ts";

const folder = fileURLToPath(new URL("../src/commands/", import.meta.url));

it("registers every command file under the name that its file promises", () => {
  const known = ["command.ts", "registry.ts", "study-options.ts"];
  const files = readdirSync(folder).filter((name) => !known.includes(name));
  expect(commands.map(({ name }) => `${name.replace(" ", "-")}.ts`).sort()).toEqual(files.sort());
});

it("loads nothing heavy with the command line: statically only what help needs", () => {
  for (const name of readdirSync(folder)) {
    const imports = readFileSync(`${folder}${name}`, "utf8").matchAll(
      /^import (?!type).* from "([^"]+)";$/gm,
    );
    for (const [, from] of imports)
      expect(from).toMatch(/^\.\/|^\.\.\/(options|exit-code|schema-names)\.ts$/);
  }
});

it("keeps the exit codes of the contract", () => {
  expect(Object.values(exitCode)).toEqual([0, 1, 2, 3, 4, 5, 99]);
});

it("offers a schema for each file that users and programs exchange", () => {
  expect(schemaNames).toEqual(
    expect.arrayContaining([
      "score",
      "explain",
      "projection",
      "scenario",
      "shop",
      "rule-version",
      "overrides",
    ]),
  );
});
