import { expect, it } from "vitest";
import { streamOf } from "../../src/generate/random-source.ts";
import { shareOut } from "../../src/story/share-out.ts";

const bounds = [
  { least: 0, most: 100 },
  { least: 50, most: 60 },
  { least: 7, most: 7 },
  { least: 10, most: 1000 },
];

it("shares a whole amount out within every bound, to the unit", () => {
  for (let amount = 67; amount <= 1167; amount += 11) {
    const { parts, left } = shareOut(amount, bounds, streamOf("s", "share", amount));
    expect(left).toBe(0);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
    for (const [i, part] of parts.entries()) {
      expect(Number.isInteger(part)).toBe(true);
      expect(part).toBeGreaterThanOrEqual(bounds[i]!.least);
      expect(part).toBeLessThanOrEqual(bounds[i]!.most);
    }
  }
});

it("says what no part can take, and what the least parts are too much", () => {
  const random = streamOf("s", "left");
  expect(shareOut(1200, bounds, random)).toEqual({ parts: [100, 60, 7, 1000], left: 33 });
  expect(shareOut(60, bounds, random)).toEqual({ parts: [0, 50, 7, 10], left: -7 });
  expect(shareOut(5, [], random)).toEqual({ parts: [], left: 5 });
});
