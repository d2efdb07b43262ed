import seedrandom from "seedrandom";

/** The two words under which a purpose draws: the key of its streams. */
export interface StreamKey {
  readonly word0: number;
  readonly word1: number;
}

/**
 * The key of the streams that `path` names under `seed`. Same seed and path, same key, whatever the other purposes do.
 * seedrandom's ARC4 hashes the text; it is not asked for anything in the hot loop.
 *
 * @example streamKey("autumn-plan", "reviews")
 */
export function streamKey(seed: string, ...path: readonly (string | number)[]): StreamKey {
  const generator = seedrandom(JSON.stringify([seed, ...path]));
  return { word0: generator.int32(), word1: generator.int32() };
}
