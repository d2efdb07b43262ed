import { describe, expect, it } from "vitest";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { threefry } from "../../src/random/threefry.ts";
import { expectMean } from "../expect-mean.ts";

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, "0");

describe("threefry", () => {
  it.each([
    [[0, 0], [0, 0], "6b200159 99ba4efe"],
    [[-1, -1], [-1, -1], "1cb996fc bb002be7"],
    [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], "c4923a9c 483df7a0"],
  ])("gives the published words of 20 rounds for key %j, counter %j", (key, counter, words) => {
    const out = new Int32Array(2);
    threefry(key[0]! | 0, key[1]! | 0, counter[0]! | 0, counter[1]! | 0, 20, out);
    expect(`${hex(out[0]!)} ${hex(out[1]!)}`).toBe(words);
  });
});

describe("named streams", () => {
  const slots = (purpose: string, replication: number, day: number): Slots => {
    const opened = { start: 0, step: 1 };
    openSlots(opened, streamKey("seed", purpose), replication, day);
    return opened;
  };
  it("give the same number in a slot whatever was read before", () => {
    const once = slots("reviews", 7, 3);
    const seventh = uniformAt(once, 6);
    for (let i = 0; i < 6; i++) uniformAt(once, i);
    expect(uniformAt(once, 6)).toBe(seventh);
  });
  it("differ by purpose, replication, day and seed", () => {
    const first = uniformAt(slots("reviews", 7, 3), 0);
    for (const other of [slots("returns", 7, 3), slots("reviews", 8, 3), slots("reviews", 7, 4)])
      expect(uniformAt(other, 0)).not.toBe(first);
    expect(streamKey("a", "reviews")).not.toEqual(streamKey("b", "reviews"));
    expect(streamKey("a", "reviews")).toEqual(streamKey("a", "reviews"));
  });
  it("keep their promise across releases", () => {
    expect(streamKey("autumn-plan", "reviews")).toMatchInlineSnapshot(`
      {
        "word0": -776158718,
        "word1": 630249766,
      }
    `);
    expect([0, 1, 2].map((i) => uniformAt(slots("reviews", 7, 3), i))).toMatchInlineSnapshot(`
      [
        0.12230164324864745,
        0.8726056627929211,
        0.3793239239603281,
      ]
    `);
  });
  it("are uniform: 64 cells over slots, days and replications (chi-square)", () => {
    const cells = new Float64Array(64);
    const pairs = new Float64Array(64);
    let n = 0;
    for (let r = 0; r < 100; r++)
      for (let day = 0; day < 60; day++) {
        const stream = slots2(r, day);
        for (let i = 0; i < 20; i++, n++) {
          const [u, v] = [uniformAt(stream, i), uniformAt(stream, i + 1)];
          cells[Math.floor(u * 64)]! += 1;
          pairs[Math.floor(u * 8) * 8 + Math.floor(v * 8)]! += 1;
        }
      }
    // chi-square of 63 degrees of freedom: mean 63, sd √126
    for (const counts of [cells, pairs])
      expectMean([counts.reduce((sum, c) => sum + (c - n / 64) ** 2 / (n / 64), 0)], {
        mean: 63,
        sd: Math.sqrt(126),
      });
  });
  it("do not follow each other: neighbouring replications, days and purposes are uncorrelated", () => {
    const products: number[] = [];
    for (let r = 0; r < 60; r++)
      for (let day = 0; day < 60; day++) {
        const u = uniformAt(slots2(r, day), 0) - 0.5;
        products.push(
          u * (uniformAt(slots2(r + 1, day), 0) - 0.5),
          u * (uniformAt(slots2(r, day + 1), 0) - 0.5),
        );
      }
    expectMean(products, { mean: 0, sd: 1 / 12 });
  });
});

const key = streamKey("uniformity", "test");
function slots2(replication: number, day: number): Slots {
  const opened = { start: 0, step: 1 };
  openSlots(opened, key, replication, day);
  return opened;
}
