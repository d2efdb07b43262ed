import { alea, type SeedHead, seedHead } from "./alea.ts";

/** Uniform draws in [0, 1). Whoever draws is handed one; nobody makes their own. */
export type RandomSource = () => number;

/**
 * The dice that `purpose` and `path` name under `seed`. Every purchase and every day has dice of its own, so that an incident
 * planted in one week leaves the others as they were, to the byte.
 *
 * @param path words and numbers of our own, as `purpose` is; they hold no character that JSON escapes
 */
export function streamOf(
  seed: string,
  purpose: string | number,
  ...path: readonly (string | number)[]
): RandomSource {
  let tail = "";
  for (let i = 0; i < path.length; i++) tail += stepText(path[i]!);
  return alea(headOf(seed, purpose), `${tail}]`);
}

/** True with the given probability in [0, 1]. */
export function happens(probability: number, random: RandomSource): boolean {
  return random() < probability;
}

const stepText = (step: string | number): string => (typeof step === "number" ? `,${step}` : `,"${step}"`);

let seedOfHeads = "";
const heads = new Map<string | number, SeedHead>();

/** How the names of all streams of a purpose begin, remembered for the seed that was used last. */
export function headOf(seed: string, purpose: string | number): SeedHead {
  if (seed !== seedOfHeads || heads.size >= 1000) {
    heads.clear();
    seedOfHeads = seed;
  }
  let head = heads.get(purpose);
  if (head === undefined) {
    head = seedHead(`[${JSON.stringify(seed)}${stepText(purpose)}`);
    heads.set(purpose, head);
  }
  return head;
}
