import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "../../src/clocks/shop-day.ts";
import { ruleVersionInForce, successorFrom } from "../../src/rules/in-force.ts";
import { ruleVersions } from "../../src/rules/registry.ts";

const on = (date: string) => ruleVersionInForce(parseDay(date)!).id;

describe("the version in force", () => {
  it.each([
    ["2020-10-09", "douyin-2020-10-09"],
    ["2020-12-31", "douyin-2020-10-09"],
    ["2021-01-01", "douyin-2021-01"],
    ["2021-06-27", "douyin-2021-01"],
    ["2021-06-28", "douyin-2021-06-28"],
    ["2022-01-01", "douyin-2022"],
    ["2022-07-01", "douyin-2022-ccr"],
    ["2023-06-26", "douyin-2022-ccr"],
    ["2023-06-27", "douyin-2023-06-27"],
    ["2023-08-31", "douyin-2023-06-27"],
    ["2024-08-01", "douyin-2024-08"],
    ["2025-03-15", "douyin-2025-03-15"],
    ["2025-11-19", "douyin-2025-11-19"],
    ["2026-04-06", "douyin-2025-11-19"],
    ["2026-04-07", "douyin-2026-05-07"],
    ["2026-07-14", "douyin-2026-07-14"],
    ["2026-09-07", "douyin-2026-07-14"],
    ["2026-09-08", "douyin-2026-09-08"],
    ["2031-01-01", "douyin-2026-09-08"],
  ])("on %s is %s", (date, id) => {
    expect(on(date)).toBe(id);
  });

  it("is a sentence before the first version", () => {
    expect(() => on("2020-10-08")).toThrow(
      "No rule version is in force on 2020-10-08: the first, douyin-2020-10-09, starts on 2020-10-09. " +
        "Score a later date, or name a version to apply all the same.",
    );
  });

  it("is a sentence for what is no day", () => {
    expect(() => ruleVersionInForce(Number.NaN)).toThrow("NaN is no day");
    expect(() => ruleVersionInForce(1.5)).toThrow(RangeError);
  });

  it("ends where the next begins; the last and the guide have no successor", () => {
    for (const { id, effectiveFrom } of ruleVersions) {
      const next = successorFrom(id);
      if (next === null) expect(["douyin-2026-09-08", "guide-2023-08-31"]).toContain(id);
      else {
        expect(ruleVersionInForce(next - 1).id).toBe(id);
        expect(formatDay(next) > effectiveFrom!).toBe(true);
      }
    }
    expect(successorFrom("no-such-version")).toBeNull();
  });
});
