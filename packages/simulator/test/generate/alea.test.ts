import seedrandom from "seedrandom";
import { expect, it } from "vitest";
import { alea, seedHead } from "../../src/generate/alea.ts";
import { streamOf } from "../../src/generate/random-source.ts";

const draws = (random: () => number) => Array.from({ length: 50 }, random);

it("draws what seedrandom's Alea draws, wherever the seed is cut", () => {
  for (const text of ["", "a", '["种子",3,"after-sales","6920638000010"]', "x".repeat(300)]) {
    for (const cut of [0, 1, Math.floor(text.length / 2), text.length]) {
      const ours = alea(seedHead(text.slice(0, cut)), text.slice(cut));
      expect(draws(ours)).toEqual(draws(seedrandom.alea(text)));
    }
  }
});

it("names a stream by its seed and path as JSON, also when seeds take turns", () => {
  for (const seed of ['a"b', "秋", "a", 'a"b'])
    for (const path of [["purchases", 7], ["review", "69-0"], [3]] as const)
      expect(draws(streamOf(seed, ...(path as readonly [string | number])))).toEqual(
        draws(seedrandom.alea(JSON.stringify([seed, ...path]))),
      );
});
