import { describe, expect, it } from "vitest";
import {
  dayOf,
  endOf,
  formatDay,
  formatLocalTime,
  parseDay,
  parseLocalTime,
  secondOfDay,
  startOf,
} from "../../src/clocks/shop-day.ts";

describe("days on the shop's own clock", () => {
  it("counts days since 1970-01-01", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("2026-09-08")).toBe(20704);
    expect(parseDay("1969-12-31")).toBe(-1);
    expect(formatDay(20704)).toBe("2026-09-08");
  });
  it("knows leap days", () => {
    expect(parseDay("2024-02-29")).toBe(parseDay("2024-03-01")! - 1);
    expect(parseDay("2026-02-29")).toBeNull();
    expect(parseDay("2026-02-30")).toBeNull();
  });
  it.each(["2026-9-8", "2026-09-08 ", "20260908", "", "2026-13-01", "x2026-09-08"])(
    "takes %j for no date",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
  it("ends a day at 23:59:59 and starts the next a second later", () => {
    const last = parseLocalTime("2026-09-10 23:59:59")!;
    expect(endOf(dayOf(last))).toBe(last);
    expect(dayOf(last + 1)).toBe(dayOf(last) + 1);
    expect(startOf(dayOf(last) + 1)).toBe(last + 1);
    expect(secondOfDay(last)).toBe(86_399);
    expect(secondOfDay(last + 1)).toBe(0);
  });
  it("keeps no time as no time", () => {
    expect(dayOf(Number.NaN)).toBeNaN();
    expect(formatLocalTime(Number.NaN)).toBe("");
  });
});

describe("times on the shop's own clock", () => {
  it("reads and writes seconds, with a blank or a T", () => {
    const time = parseLocalTime("2026-09-10 18:05:09")!;
    expect(time - startOf(parseDay("2026-09-10")!)).toBe(18 * 3600 + 5 * 60 + 9);
    expect(parseLocalTime("2026-09-10T18:05:09")).toBe(time);
    expect(formatLocalTime(time)).toBe("2026-09-10 18:05:09");
  });
  it("reads the last hour, minute and second and none after", () => {
    expect(parseLocalTime("2026-09-10 23:59:59")).not.toBeNull();
    for (const text of ["2026-09-10 24:00:00", "2026-09-10 23:60:00", "2026-09-10 23:59:60"])
      expect(parseLocalTime(text)).toBeNull();
  });
  it.each([
    "2026-09-10",
    "2026-09-10 18:05",
    "2026-02-30 18:05:00",
    " 2026-09-10 18:05:09",
    "2026-09-10 18:05:09Z",
  ])("takes %j for no local time", (text) => {
    expect(parseLocalTime(text)).toBeNull();
  });
});
