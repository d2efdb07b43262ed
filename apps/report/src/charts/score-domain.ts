import { max, min } from "d3-array";
import type { Scale } from "../scale.ts";

/**
 * The stretch of the scale that shows `values`, with a little air, never beyond the scale's ends and never so narrow
 * that noise looks like news: at least a tenth of the scale.
 */
export function scoreDomain(values: Iterable<number>, scale: Scale): [number, number] {
  const list = [...values];
  const low = min(list) ?? scale.max * 0.6;
  const high = max(list) ?? scale.max;
  const missing = Math.max(0, scale.max / 10 - (high - low)) / 2;
  const pad = (high - low) * 0.08 + missing;
  return [Math.max(0, low - pad), Math.min(scale.max, high + pad)];
}
