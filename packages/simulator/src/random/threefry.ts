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
  const key2 = PARITY ^ key0 ^ key1;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let round = 0; round < rounds; round++) {
    const turn = rotations[round & 7]!;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << turn) | (x1 >>> (32 - turn))) ^ x0;
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      const a = injection % 3;
      x0 = (x0 + (a === 0 ? key0 : a === 1 ? key1 : key2)) | 0;
      x1 = (x1 + (a === 0 ? key1 : a === 1 ? key2 : key0) + injection) | 0;
    }
  }
  out[0] = x0;
  out[1] = x1;
}
