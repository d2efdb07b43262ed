/**
 * Sign test of paired counts (Dixon and Mood 1946): on how many pairs `ours` is greater, on how many less, and the chance of
 * so many or more greater ones among them if either were as likely; 1 without a pair that differs.
 */
export function signTest(
  ours: Int32Array,
  theirs: Int32Array,
): { readonly better: number; readonly worse: number; readonly pValue: number } {
  let [better, worse] = [0, 0];
  for (let i = 0; i < ours.length; i++) {
    if (ours[i]! > theirs[i]!) better++;
    else if (ours[i]! < theirs[i]!) worse++;
  }
  return { better, worse, pValue: atLeast(better, better + worse) };
}

/** P(X ≥ k) of a fair coin thrown n times. */
function atLeast(k: number, n: number): number {
  if (n === 0 || k === 0) return 1;
  let term = 1;
  for (let i = 0; i < n; i++) term /= 2;
  let sum = 0;
  for (let i = n; i >= k; i--) {
    sum += term;
    term *= i / (n - i + 1);
  }
  return Math.min(1, sum);
}
