const PARITY = 0x1bd11bda;
const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Threefry-2x32 (Salmon, Moraes, Dror and Shaw 2011, Parallel random numbers: as easy as 1, 2, 3):
 * two random 32-bit words for every (key, counter), with no state to carry.
 *
 * @param rounds 13 is the least that passes BigCrush in the paper, 20 its default
 * @param out receives the two words as signed 32-bit numbers
 */
export function threefry(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  rounds: number,
  out: Int32Array,
) {
  let [next0, next1, next2] = [key1, PARITY ^ key0 ^ key1, key0];
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let round = 0; round < rounds; round++) {
    const turn = rotations[round & 7]!;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << turn) | (x1 >>> (32 - turn))) ^ x0;
    if ((round & 3) !== 3) continue;
    x0 = (x0 + next0) | 0;
    x1 = (x1 + next1 + (round >> 2) + 1) | 0;
    const used = next0;
    next0 = next1;
    next1 = next2;
    next2 = used;
  }
  out[0] = x0;
  out[1] = x1;
}
