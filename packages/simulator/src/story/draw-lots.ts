import type { RandomSource } from "../generate/random-source.ts";

/** Takes up to `count` members out of a pool at random, each equally likely; the pool's order is not kept. */
export function takeOut<T>(pool: T[], count: number, random: RandomSource): T[] {
  const taken: T[] = [];
  while (taken.length < count && pool.length > 0) {
    const place = Math.floor(random() * pool.length);
    taken.push(pool[place]!);
    pool[place] = pool.at(-1)!;
    pool.pop();
  }
  return taken;
}

/** A member for which `fits` holds: the first one from a random place on; null: none. */
export function findOne<T>(pool: readonly T[], fits: (member: T) => boolean, random: RandomSource): T | null {
  const from = Math.floor(random() * pool.length);
  for (let i = 0; i < pool.length; i++) {
    const member = pool[(from + i) % pool.length]!;
    if (fits(member)) return member;
  }
  return null;
}

/** A whole second in [from, to]; `from` where that is empty. */
export function secondBetween(from: number, to: number, random: RandomSource): number {
  return to <= from ? from : from + Math.floor(random() * (to - from + 1));
}
