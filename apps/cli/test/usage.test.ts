import { describe, expect, it } from "vitest";
import { scorecast } from "./scorecast.ts";

const zh = { env: { LC_ALL: "zh_CN.UTF-8" } };

describe("a command line that cannot be understood ends with 2, says why on stderr and names the nearest word", () => {
  it.each([
    [["scroe", "x"], 'There is no command "scroe". Did you mean score?'],
    [["rules", "lst"], 'There is no command "lst". Did you mean list?'],
    [["score", "x", "--asof", "2026-01-01"], 'There is no option "--asof". Did you mean --as-of?'],
    [["score", "x", "--nonsense"], 'There is no option "--nonsense". Add --help'],
    [["score"], "The argument DIR is missing."],
    [["score", "x", "y"], '"score" got too many arguments.'],
    [["score", "x", "--as-of"], "needs a value"],
    [["score", "x", "--lang", "fr"], 'There is no language "fr"'],
    [["score", "x", "--as-of", "2026-02-30"], '--as-of cannot be "2026-02-30"'],
    [["schema", "scor"], 'There is no schema "scor". Did you mean score?'],
    [["completion", "bsh"], 'There is no completion for "bsh". Did you mean bash?'],
    [["rules", "show", "douyin-2026-9-08"], "Did you mean douyin-2026-09-08?"],
    [["score", "nowhere", "--rules", "douyin-2026-07-41"], "Did you mean douyin-2026-07-14?"],
    [["rules", "impact", "douyin-2026-07-14", "douyin-2026-09-08"], "--shop is missing"],
    [["report", "a.json"], "-o is missing"],
  ])("%j", async (argv, words) => {
    const { code, out, err } = await scorecast(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each([
    [["scroe"], "没有命令“scroe”。是不是 score？"],
    [["score", "x", "--asof", "2026-01-01"], "没有选项“--asof”。是不是 --as-of？"],
    [["rules", "show", "douyin-2026-9-08"], "没有规则版本“douyin-2026-9-08”。是不是 douyin-2026-09-08？"],
    [["score"], "缺少参数 DIR"],
  ])("in Chinese: %j", async (argv, words) => {
    expect((await scorecast(argv, zh)).err).toContain(words);
  });
});

it("lets --lang win over the locale, before or after the command", async () => {
  expect((await scorecast(["--lang", "en", "scroe"], zh)).err).toContain("There is no command");
  expect((await scorecast(["scroe", "--lang=en"], zh)).err).toContain("There is no command");
});
