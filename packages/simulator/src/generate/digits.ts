import type { RandomSource } from "./random-source.ts";

/** `count` random decimal digits: platform numbers are longer than a safe integer, so they are text. */
export function digits(count: number, random: RandomSource): string {
  let text = "";
  for (let left = count; left > 0; left -= 8) {
    const length = Math.min(8, left);
    let number = 0;
    for (let i = 0; i < length; i++) number = 10 * number + Math.floor(random() * 10);
    text += String(number).padStart(length, "0");
  }
  return text;
}
