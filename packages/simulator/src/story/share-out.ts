import type { RandomSource } from "../generate/random-source.ts";

/** A whole amount in parts, each within its bounds; `left` is what no part could take (below 0: what the least parts were too much). */
export interface SharedOut {
  readonly parts: readonly number[];
  readonly left: number;
}

/** Shares a whole amount out at the same height between every part's bounds, and lets neighbours trade at random. */
export function shareOut(
  amount: number,
  bounds: readonly { readonly least: number; readonly most: number }[],
  random: RandomSource,
): SharedOut {
  let [least, most] = [0, 0];
  for (const bound of bounds) {
    least += bound.least;
    most += bound.most;
  }
  const within = Math.min(Math.max(amount, least), most);
  const height = most > least ? (within - least) / (most - least) : 0;
  const parts = bounds.map((bound) => bound.least + Math.floor((bound.most - bound.least) * height));
  let rest = within - parts.reduce((sum, part) => sum + part, 0);
  for (let i = 0; rest > 0 && i < parts.length; i++) {
    const more = Math.min(rest, bounds[i]!.most - parts[i]!);
    parts[i]! += more;
    rest -= more;
  }
  for (let i = 1; i < parts.length; i++) {
    const up = Math.min(bounds[i - 1]!.most - parts[i - 1]!, parts[i]! - bounds[i]!.least);
    const down = Math.min(parts[i - 1]! - bounds[i - 1]!.least, bounds[i]!.most - parts[i]!);
    const trade = Math.round((random() * (up + down) - down) * 0.9);
    parts[i - 1]! += trade;
    parts[i]! -= trade;
  }
  return { parts, left: amount - within };
}
