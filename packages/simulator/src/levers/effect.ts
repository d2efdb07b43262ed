import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";
import type { EffectKind } from "./lever.ts";

/** A lever's effect: its 5 % and 95 % points; equal where it is certain. */
export interface Effect {
  readonly low: number;
  readonly high: number;
}

/** An effect is drawn from so many equally likely points of its distribution (their middle quantiles). */
const EFFECT_POINTS = 64;
const Z95 = 1.6448536269514722;

/**
 * Equally likely values of an effect, ascending: logit-normal for shares, log-normal for positive numbers, else normal,
 * through the two points. A certain effect is one value.
 *
 * @returns null where the points do not fit the kind (a share outside (0, 1), a positive number not above 0)
 */
export function effectPoints({ low, high }: Effect, kind: EffectKind): Float64Array | null {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) return null;
  if (low === high) {
    const outside = kind === "share" ? low < 0 || low > 1 : kind === "positive" && low <= 0;
    return outside ? null : Float64Array.of(low);
  }
  if (kind === "share" && (low <= 0 || high >= 1)) return null;
  if (kind === "positive" && low <= 0) return null;
  const into =
    kind === "share" ? (x: number) => log(x / (1 - x)) : kind === "positive" ? log : (x: number) => x;
  const back =
    kind === "share" ? (x: number) => 1 / (1 + exp(-x)) : kind === "positive" ? exp : (x: number) => x;
  const middle = (into(low) + into(high)) / 2;
  const spread = (into(high) - into(low)) / (2 * Z95);
  return Float64Array.from({ length: EFFECT_POINTS }, (_, i) =>
    back(middle + spread * normalQuantile((i + 0.5) / EFFECT_POINTS)),
  );
}
