import type { Effect } from "../levers/effect.ts";

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)\s*(%?)`;
const range = new RegExp(String.raw`^\s*${NUMBER}\s*(?:to|至|到|~|–|\.\.)\s*${NUMBER}\s*$`, "u");
const single = new RegExp(String.raw`^\s*${NUMBER}\s*$`, "u");

/** "0.3 to 0.6", "30% 至 60%" or a plain number, which is certain. null if it is none of these. */
export function parseEffect(text: string | number): Effect | null {
  if (typeof text === "number") return { low: text, high: text };
  const one = single.exec(text);
  if (one) {
    const value = numberOf(one[1]!, one[2]!);
    return { low: value, high: value };
  }
  const two = range.exec(text);
  return two ? { low: numberOf(two[1]!, two[2]!), high: numberOf(two[3]!, two[4]!) } : null;
}

function numberOf(digits: string, percent: string): number {
  return Number(digits) / (percent ? 100 : 1);
}
