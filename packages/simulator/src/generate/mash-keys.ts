import { mashStep } from "./alea.ts";
import type { StreamKeys } from "./stream-keys.ts";

/** Lanes hashed in turn: each step waits for the one before, some 44 cycles, in which eight lanes have room. */
const LANES = 8;

/**
 * Carries the hashes of some lanes on by `head` and then by each lane's key.
 *
 * @param from hash of each lane before
 * @param to hash of each lane after; may be `from`
 * @param lanes indices into both and into `keys`
 * @param count of `lanes`, how many
 */
export function mashKeys(
  from: Float64Array,
  to: Float64Array,
  head: Uint16Array,
  keys: StreamKeys,
  lanes: Int32Array,
  count: number,
): void {
  let i = 0;
  for (; i + LANES <= count; i += LANES)
    if (alike(keys, lanes, i)) {
      eightByHead(from, to, head, lanes, i);
      eightByKeys(to, keys, lanes, i);
    } else for (let k = i; k < i + LANES; k++) mashOne(from, to, head, keys, lanes[k]!);
  for (; i < count; i++) mashOne(from, to, head, keys, lanes[i]!);
}

/** Whether the keys of the eight lanes from `i` on are of one length. */
function alike({ starts, ends }: StreamKeys, lanes: Int32Array, i: number): boolean {
  const length = ends[lanes[i]!]! - starts[lanes[i]!]!;
  for (let k = i + 1; k < i + LANES; k++) if (ends[lanes[k]!]! - starts[lanes[k]!]! !== length) return false;
  return true;
}

function mashOne(
  from: Float64Array,
  to: Float64Array,
  head: Uint16Array,
  { bytes, starts, ends }: StreamKeys,
  lane: number,
): void {
  let n = from[lane]!;
  for (let j = 0; j < head.length; j++) n = mashStep(n + head[j]!);
  for (let at = starts[lane]!; at < ends[lane]!; at++) n = mashStep(n + bytes[at]!);
  to[lane] = n;
}

// Two functions, since the compiler inlines eight steps into one, and not sixteen.

function eightByHead(
  from: Float64Array,
  to: Float64Array,
  head: Uint16Array,
  lanes: Int32Array,
  i: number,
): void {
  const laneA = lanes[i]!;
  const laneB = lanes[i + 1]!;
  const laneC = lanes[i + 2]!;
  const laneD = lanes[i + 3]!;
  const laneE = lanes[i + 4]!;
  const laneF = lanes[i + 5]!;
  const laneG = lanes[i + 6]!;
  const laneH = lanes[i + 7]!;
  let a = from[laneA]!;
  let b = from[laneB]!;
  let c = from[laneC]!;
  let d = from[laneD]!;
  let e = from[laneE]!;
  let f = from[laneF]!;
  let g = from[laneG]!;
  let h = from[laneH]!;
  for (let j = 0; j < head.length; j++) {
    const code = head[j]!;
    a = mashStep(a + code);
    b = mashStep(b + code);
    c = mashStep(c + code);
    d = mashStep(d + code);
    e = mashStep(e + code);
    f = mashStep(f + code);
    g = mashStep(g + code);
    h = mashStep(h + code);
  }
  to[laneA] = a;
  to[laneB] = b;
  to[laneC] = c;
  to[laneD] = d;
  to[laneE] = e;
  to[laneF] = f;
  to[laneG] = g;
  to[laneH] = h;
}

function eightByKeys(
  states: Float64Array,
  { bytes, starts, ends }: StreamKeys,
  lanes: Int32Array,
  i: number,
): void {
  const laneA = lanes[i]!;
  const laneB = lanes[i + 1]!;
  const laneC = lanes[i + 2]!;
  const laneD = lanes[i + 3]!;
  const laneE = lanes[i + 4]!;
  const laneF = lanes[i + 5]!;
  const laneG = lanes[i + 6]!;
  const laneH = lanes[i + 7]!;
  let a = states[laneA]!;
  let b = states[laneB]!;
  let c = states[laneC]!;
  let d = states[laneD]!;
  let e = states[laneE]!;
  let f = states[laneF]!;
  let g = states[laneG]!;
  let h = states[laneH]!;
  const atA = starts[laneA]!;
  const atB = starts[laneB]!;
  const atC = starts[laneC]!;
  const atD = starts[laneD]!;
  const atE = starts[laneE]!;
  const atF = starts[laneF]!;
  const atG = starts[laneG]!;
  const atH = starts[laneH]!;
  const length = ends[laneA]! - atA;
  for (let j = 0; j < length; j++) {
    a = mashStep(a + bytes[atA + j]!);
    b = mashStep(b + bytes[atB + j]!);
    c = mashStep(c + bytes[atC + j]!);
    d = mashStep(d + bytes[atD + j]!);
    e = mashStep(e + bytes[atE + j]!);
    f = mashStep(f + bytes[atF + j]!);
    g = mashStep(g + bytes[atG + j]!);
    h = mashStep(h + bytes[atH + j]!);
  }
  states[laneA] = a;
  states[laneB] = b;
  states[laneC] = c;
  states[laneD] = d;
  states[laneE] = e;
  states[laneF] = f;
  states[laneG] = g;
  states[laneH] = h;
}
