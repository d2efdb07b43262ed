import { expect, it } from "vitest";
import { languageOf } from "../src/language.ts";

it.each([
  [[], {}, "en"],
  [[], { LANG: "C.UTF-8" }, "en"],
  [[], { LANG: "zh_CN.UTF-8" }, "zh"],
  [[], { LANG: "zh_TW" }, "zh"],
  [[], { LANG: "zh_CN.UTF-8", LC_ALL: "en_GB.UTF-8" }, "en"],
  [[], { LANG: "de_DE", LC_MESSAGES: "zh_CN" }, "zh"],
  [["--lang", "zh"], { LANG: "en_US" }, "zh"],
  [["score", "--lang=en"], { LANG: "zh_CN" }, "en"],
  [["--lang", "fr"], { LANG: "zh_CN" }, "zh"],
] as const)("%j with %j speaks %s", (argv, env, language) => {
  expect(languageOf(argv, env)).toBe(language);
});
