import { describe, expect, it } from "vitest";
import { commands } from "../src/commands/registry.ts";
import { languages } from "../src/language.ts";
import { scorecast } from "./scorecast.ts";

const pages = ["", "rules", "plan", ...commands.map(({ name }) => name)];

describe.each(languages)("help in %s", (language) => {
  it.each(pages)("of scorecast %s is as approved", async (name) => {
    const argv = [...name.split(" ").filter((word) => word !== ""), "--help", "--lang", language];
    const { code, out, err } = await scorecast(argv);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const file = name === "" ? "scorecast" : name.replace(" ", "-");
    await expect(out).toMatchFileSnapshot(`approved/help-${file}.${language}.txt`);
  });
});

it("shows an example of every command that names the command", async () => {
  for (const { name, example } of commands) {
    expect(example.startsWith(`scorecast ${name}`)).toBe(true);
    const { out } = await scorecast([...name.split(" "), "--help"]);
    expect(out).toContain(example);
  }
});

it("prints help to stderr and refuses when nothing is asked for", async () => {
  const { code, out, err } = await scorecast([]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain("Usage: scorecast");
});

it("prints its version", async () => {
  const { code, out } = await scorecast(["--version"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
