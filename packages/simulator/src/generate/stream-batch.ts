import { aleaFrom, type SeedHead, startOf } from "./alea.ts";
import { mashKeys } from "./mash-keys.ts";
import { headOf, type RandomSource } from "./random-source.ts";
import { StreamKeys } from "./stream-keys.ts";

/**
 * The streams of one purpose for many keys: lane i draws what `streamOf(seed, purpose, key i)` draws, bit for bit. Their seeds
 * are hashed side by side, which takes a fraction of the time. One lane draws at a time.
 */
export class StreamBatch {
  readonly #head: SeedHead;
  #keys = new StreamKeys();
  #size = 0;
  #first = new Float64Array(0);
  #second = new Float64Array(0);
  #third = new Float64Array(0);
  /** Whether a lane's second and third hash are there. */
  #whole = new Uint8Array(0);
  #lanes = new Int32Array(0);
  readonly #state = new Float64Array(3);
  #lane = 0;
  readonly #stream = aleaFrom(this.#state, (state) => {
    this.#complete(this.#lane);
    state[0] = startOf(1, this.#second[this.#lane]!);
    state[1] = startOf(2, this.#third[this.#lane]!);
  });

  constructor(seed: string, purpose: string) {
    this.#head = headOf(seed, purpose);
  }

  /** Begins the streams of these keys, each for one draw; the keys must stay as they are until the next time. */
  open(keys: StreamKeys): void {
    const size = keys.count;
    if (size > this.#first.length) this.#reserve(2 * size);
    this.#keys = keys;
    this.#size = size;
    this.#first.fill(this.#head.state, 0, size);
    this.#whole.fill(0, 0, size);
    for (let lane = 0; lane < size; lane++) this.#lanes[lane] = lane;
    mashKeys(this.#first, this.#first, nothing, keys, this.#lanes, size);
  }

  /** The same, and makes all of them ready for more draws than one. */
  openWhole(keys: StreamKeys): void {
    this.open(keys);
    this.#completeAll(this.#size);
  }

  /** Makes those lanes ready for more draws whose first one falls below their rate. */
  foresee(rateOf: (lane: number) => number): void {
    let count = 0;
    for (let lane = 0; lane < this.#size; lane++)
      if (this.at(lane)() < rateOf(lane)) this.#lanes[count++] = lane;
    this.#completeAll(count);
  }

  /** The draws of a lane from its first one; the stream handed out before ends. */
  at(lane: number): RandomSource {
    const state = this.#state;
    const whole = this.#whole[lane] === 1;
    this.#lane = lane;
    state[0] = startOf(0, this.#first[lane]!);
    if (whole) {
      state[1] = startOf(1, this.#second[lane]!);
      state[2] = startOf(2, this.#third[lane]!);
    }
    this.#stream.begin(whole ? 0 : 2);
    return this.#stream.random;
  }

  #complete(lane: number): void {
    this.#lanes[0] = lane;
    this.#completeAll(1);
  }

  /** @param count of `#lanes` */
  #completeAll(count: number): void {
    const { codes } = this.#head;
    mashKeys(this.#first, this.#second, codes, this.#keys, this.#lanes, count);
    mashKeys(this.#second, this.#third, codes, this.#keys, this.#lanes, count);
    for (let i = 0; i < count; i++) this.#whole[this.#lanes[i]!] = 1;
  }

  #reserve(size: number): void {
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
    this.#third = new Float64Array(size);
    this.#whole = new Uint8Array(size);
    this.#lanes = new Int32Array(size);
  }
}

const nothing = new Uint16Array(0);
