import type { RandomSource } from "./random-source.ts";

/** `count` random decimal digits: platform numbers are longer than a safe integer, so they are text. */
export function digits(count: number, random: RandomSource): string {
  let text = "";
  for (let i = 0; i < count; i++) text += Math.floor(random() * 10);
  return text;
}
