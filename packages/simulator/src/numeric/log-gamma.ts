import { log } from "./log.ts";

/** ln Γ(x) for x > 0, relative error below 1e-13: Stirling's series after shifting x above 12. */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 12) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))));
  return (shifted - 0.5) * log(shifted) - shifted + 0.9189385332046728 + series - log(product);
}
