import seedrandom from "seedrandom";

/** Uniform draws in [0, 1). Whoever draws is handed one; nobody makes their own. */
export type RandomSource = () => number;

/**
 * The dice that `path` names under `seed`. Every purchase and every day has dice of its own, so that an incident
 * planted in one week leaves the others as they were, to the byte.
 */
export function streamOf(seed: string, ...path: readonly (string | number)[]): RandomSource {
  return seedrandom.alea(JSON.stringify([seed, ...path]));
}

/** True with the given probability in [0, 1]. */
export function happens(probability: number, random: RandomSource): boolean {
  return random() < probability;
}
