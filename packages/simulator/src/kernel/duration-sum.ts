import { type Durations, MOST_DURATIONS, SUM_SHAPE } from "./kernel.ts";
import { normalOfWord } from "./normal-cells.ts";

/** Sum of `count` durations times `factor`, in whole units: see `Kernel.durationSums`. `word(k)` is the k-th of its slots. */
export function durationSum(
  { points, mean, shape }: Durations,
  count: number,
  factor: number,
  word: (k: number) => number,
): number {
  if (count <= 0 || mean === 0) return 0;
  const sumShape = count * shape;
  if (sumShape === Number.POSITIVE_INFINITY) return Math.floor(count * mean * factor + 0.5);
  if (sumShape >= SUM_SHAPE || count > MOST_DURATIONS) {
    const spread = 1 / (9 * sumShape);
    const root = 1 - spread + normalOfWord(word(0)) * Math.sqrt(spread);
    return root <= 0 ? 0 : Math.floor(count * mean * root * root * root * factor + 0.5);
  }
  let sum = 0;
  for (let i = 0; i < count; i++)
    sum += points[Math.floor(((word(i) + 0.5) / 4_294_967_296) * points.length)]!;
  return Math.floor(sum * factor + 0.5);
}
