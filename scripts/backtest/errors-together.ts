import type { JudgedForecast } from "../../packages/simulator/src/backtest/index.ts";
import { normalQuantile } from "../../packages/simulator/src/numeric/normal-quantile.ts";

export interface ErrorPair {
  readonly nodes: readonly [string, string];
  readonly shops: number;
  /** Correlation of the two forecasts' errors, each as the normal quantile of where what came fell among the futures. */
  readonly correlation: number;
  /** 1 ÷ √shops, the error of a correlation of 0. */
  readonly standardError: number;
}

/** Pairs of metrics whose forecasts err together beyond three standard errors, the closest pair first; the score's sums are left out. */
export function errorsTogether(
  judged: readonly JudgedForecast[],
  horizon: number,
  sums: readonly string[],
): ErrorPair[] {
  const scores = new Map<string, Map<number, number>>();
  for (const { node, origin, horizon: ahead, pit } of judged) {
    if (ahead !== horizon || sums.includes(node)) continue;
    const own = scores.get(node) ?? new Map<number, number>();
    own.set(origin, normalQuantile(Math.min(0.995, Math.max(0.005, (pit.low + pit.high) / 2))));
    scores.set(node, own);
  }
  const nodes = [...scores.keys()];
  const pairs = nodes.flatMap((a, i) =>
    nodes.slice(i + 1).map((b): ErrorPair => {
      const [own, other] = [scores.get(a)!, scores.get(b)!];
      const both = [...own.keys()].filter((origin) => other.has(origin));
      const correlation = correlationOf(
        both.map((origin) => own.get(origin)!),
        both.map((origin) => other.get(origin)!),
      );
      return { nodes: [a, b], shops: both.length, correlation, standardError: 1 / Math.sqrt(both.length) };
    }),
  );
  return pairs
    .filter(({ correlation, standardError }) => Math.abs(correlation) > 3 * standardError)
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  return both / Math.sqrt(ownA * ownB);
}
