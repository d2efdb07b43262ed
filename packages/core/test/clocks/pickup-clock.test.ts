import { describe, expect, it } from "vitest";
import { deliveryDeadline } from "../../src/clocks/delivery-deadline.ts";
import { clockStart, type RestHours, secondsOnClock } from "../../src/clocks/pickup-clock.ts";
import { formatLocalTime, parseLocalTime } from "../../src/clocks/shop-day.ts";
import { at } from "../record.ts";

const night = { from: 18, until: 6 };
const lateEvening = { from: 23, until: 8 };

function hours(from: string, to: string, rest: RestHours): number {
  return secondsOnClock(parseLocalTime(at(from))!, parseLocalTime(at(to))!, rest) / 3600;
}
function start(from: string, rest: RestHours): string {
  return formatLocalTime(clockStart(parseLocalTime(at(from))!, rest)).slice(5);
}

describe("the pickup clock, resting from 18:00 to 06:00", () => {
  it("starts at once for an order paid at 17:59:59", () => {
    expect(start("09-10 17:59:59", night)).toBe("09-10 17:59:59");
    expect(hours("09-10 17:59", "09-10 20:00", night)).toBeCloseTo(2.0167, 4);
  });
  it("waits until 06:00 for an order paid at 18:00", () => {
    expect(start("09-10 18:00", night)).toBe("09-11 06:00:00");
    expect(hours("09-10 18:00", "09-11 08:00", night)).toBe(2);
  });
  it("waits until 06:00 of the same day after midnight", () => {
    expect(start("09-11 00:00", night)).toBe("09-11 06:00:00");
    expect(start("09-11 05:59:59", night)).toBe("09-11 06:00:00");
    expect(hours("09-11 03:00", "09-11 08:00", night)).toBe(2);
  });
  it("runs again from 06:00 on", () => {
    expect(start("09-11 06:00", night)).toBe("09-11 06:00:00");
    expect(start("09-11 06:00:01", night)).toBe("09-11 06:00:01");
  });
  it("counts a pickup during the rest as 0 hours", () => {
    expect(hours("09-10 18:30", "09-10 20:00", night)).toBe(0);
  });
  it("counts a pickup before the payment as 0 hours", () => {
    expect(hours("09-10 12:00", "09-10 11:00", null)).toBe(0);
  });
  it("keeps running through the night once it has started", () => {
    expect(hours("09-10 17:00", "09-11 07:00", night)).toBe(14);
  });
  it("never rests where the rule has no rest", () => {
    expect(hours("09-10 18:00", "09-11 08:00", null)).toBe(14);
  });
});

describe("the review clock, resting from 23:00 to 08:00", () => {
  it("runs at 22:59 and rests at 23:00", () => {
    expect(hours("09-10 22:59", "09-10 23:30", lateEvening)).toBeCloseTo(0.5167, 4);
    expect(hours("09-10 23:00", "09-11 09:00", lateEvening)).toBe(1);
  });
  it("rests until 08:00", () => {
    expect(hours("09-11 07:59", "09-11 08:30", lateEvening)).toBe(0.5);
    expect(hours("09-11 08:00", "09-11 08:30", lateEvening)).toBe(0.5);
  });
});

describe("a rest within one day", () => {
  it("holds from its first hour up to, not including, its last", () => {
    const noon = { from: 12, until: 14 };
    expect(start("09-10 11:59:59", noon)).toBe("09-10 11:59:59");
    expect(start("09-10 12:00", noon)).toBe("09-10 14:00:00");
    expect(start("09-10 13:59:59", noon)).toBe("09-10 14:00:00");
    expect(start("09-10 14:00", noon)).toBe("09-10 14:00:00");
    expect(start("09-10 20:00", noon)).toBe("09-10 20:00:00");
  });
});

describe("the delivery deadline", () => {
  it("does not count the day of pickup and ends at 23:59:59", () => {
    const pickedUpAt = parseLocalTime("2024-07-01 13:00:00")!;
    expect(formatLocalTime(deliveryDeadline(pickedUpAt, 2))).toBe("2024-07-03 23:59:59");
    expect(formatLocalTime(deliveryDeadline(pickedUpAt, 0))).toBe("2024-07-01 23:59:59");
  });
});
