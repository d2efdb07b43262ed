import { describe, expect, it } from "vitest";
import { chance } from "../src/views/figures.ts";

describe("a chance that dice measured", () => {
  it.each([
    [0.5, [0.48, 0.52], "50.0%"],
    [0.9994, [0.998, 0.9999], "99.9%"],
    [0.9996, [0.9979, 0.9999], ">99%"],
    [1, [0.9981, 1], ">99%"],
    [1, [0.9398, 1], ">93%"],
    [0, [0, 0.0019], "<1%"],
    [0, [0, 0.0602], "<7%"],
    [0.0004, [0.0001, 0.002], "<1%"],
  ] as const)("%f in %j reads %s", (value, interval, text) => {
    expect(chance(value, interval)).toBe(text);
  });
});
