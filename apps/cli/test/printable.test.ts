import { expect, it } from "vitest";
import { printable } from "../src/printable.ts";

it.each([
  ["colour", "\u001b[31mred\u001b[0m", "red"],
  ["a window title", "\u001b]0;owned\u0007shop", "shop"],
  ["a hyperlink", "\u001b]8;;http://x\u001b\\click", "click"],
  ["a C1 sequence", "\u009b2Jgone", "gone"],
  ["a bell and a backspace", "a\u0007b\u0008c", "abc"],
  ["text turned round", "\u202egnp.exe", "gnp.exe"],
  ["hidden spaces", "a\u200b\u2066b\ufeff", "ab"],
  ["line breaks", "one\r\ntwo\tthree", "one two three"],
])("takes out %s", (_what, text, safe) => {
  expect(printable(text)).toBe(safe);
});

it("leaves Chinese, accents and signs alone", () => {
  expect(printable("示例女装店 café ±5% ▁▂█")).toBe("示例女装店 café ±5% ▁▂█");
});
