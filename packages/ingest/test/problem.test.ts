import { describe, expect, it } from "vitest";
import { describeProblem } from "../src/index.ts";
import { messages } from "../src/messages.ts";
import { nearestWord } from "../src/nearest-word.ts";
import { problem } from "../src/problem.ts";

describe.each(Object.entries(messages))("%s", (_key, { zh, en }) => {
  it("speaks of the same things in both languages", () => {
    const named = ({ what, fix }: { what: string; fix: string }) => [
      ...new Set(`${what} ${fix}`.match(/\{\w+\}/g) ?? []),
    ];
    expect(named(zh).sort()).toEqual(named(en).sort());
    expect(zh.what).toMatch(/\p{Script=Han}/u);
    expect(en.what).not.toMatch(/\p{Script=Han}/u);
  });
});

it("a problem shows at most 80 characters of what was found, on one line", () => {
  const one = problem({
    severity: "error",
    key: "bad-time",
    file: "orders.csv",
    value: `a\n"${"x".repeat(500)}`,
  });
  expect(describeProblem(one, "en")).toMatch(/^orders\.csv "a\\n\\"x{77}": not a time; /);
});

it.each([
  ["paidat", "paid_at"],
  ["PAID_AT", "paid_at"],
  ["shiped_at", "shipped_at"],
  ["piad_at", "paid_at"],
])("the word nearest to %s is %s", (text, word) => {
  expect(nearestWord(text, ["order_id", "shipped_at", "paid_at", "parent_order_id"])).toBe(word);
});
