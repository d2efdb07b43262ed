const AT_MOST = 1e7;

/** Least whole number that `reaches`, where every greater one does; null where ten million do not. */
export function leastCount(reaches: (n: number) => boolean): number | null {
  if (reaches(0)) return 0;
  let enough = 1;
  while (enough <= AT_MOST && !reaches(enough)) enough *= 2;
  if (enough > AT_MOST) return null;
  let [short, long] = [enough >> 1, enough];
  while (long - short > 1) {
    const middle = (short + long) >> 1;
    if (reaches(middle)) long = middle;
    else short = middle;
  }
  return long;
}
