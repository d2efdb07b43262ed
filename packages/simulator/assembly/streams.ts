// openStreams and uniforms of the kernel: threefry.ts and slots.ts, four replications at a time. Columns end at multiples of
// 16 bytes, so that the last step may run over the block.

function turn(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}

export function openStreams(
  key0: i32,
  key1: i32,
  first: i32,
  day: i32,
  start: usize,
  step: usize,
  block: i32,
): void {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  const one = i32x4.splat(1);
  for (let i = 0; i < block; i += 4) {
    let x0 = i32x4.add(i32x4.splat(first + i + key0), i32x4(0, 1, 2, 3));
    let x1 = i32x4.splat(day + key1);
    let next0 = key1;
    let next1 = key2;
    let next2 = key0;
    for (let round = 0; round < 12; round += 4) {
      const late = (round & 4) !== 0;
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(turn(x1, late ? 17 : 13), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(turn(x1, late ? 29 : 15), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(turn(x1, late ? 16 : 26), x0);
      x0 = i32x4.add(x0, x1);
      x1 = v128.xor(turn(x1, late ? 24 : 6), x0);
      x0 = i32x4.add(x0, i32x4.splat(next0));
      x1 = i32x4.add(x1, i32x4.splat(next1 + (round >> 2) + 1));
      const used = next0;
      next0 = next1;
      next1 = next2;
      next2 = used;
    }
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turn(x1, 17), x0);
    v128.store(start + ((<usize>i) << 2), x0);
    v128.store(step + ((<usize>i) << 2), v128.or(x1, one));
  }
}

export function uniforms(start: usize, step: usize, block: i32, slot: i32, rows: i32, words: usize): void {
  const a = i32x4.splat(0xed5ad4bb);
  const b = i32x4.splat(0xac4c1b51);
  const c = i32x4.splat(0x31848bab);
  const row = (<usize>block) << 2;
  for (let i: usize = 0; i < row; i += 16) {
    const add = v128.load(step + i);
    let state = i32x4.add(v128.load(start + i), i32x4.mul(add, i32x4.splat(slot + 1)));
    let to = words + i;
    for (let k = 0; k < rows; k++) {
      let x = state;
      x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 17)), a);
      x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 11)), b);
      x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), c);
      v128.store(to, v128.xor(x, i32x4.shr_u(x, 14)));
      state = i32x4.add(state, add);
      to += row;
    }
  }
}

/** One word of one stream. */
export function wordAt(start: i32, step: i32, slot: i32): u32 {
  let x = <u32>(start + step * (slot + 1));
  x = (x ^ (x >> 17)) * 0xed5ad4bb;
  x = (x ^ (x >> 11)) * 0xac4c1b51;
  x = (x ^ (x >> 15)) * 0x31848bab;
  return x ^ (x >> 14);
}
