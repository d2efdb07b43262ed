/**
 * Holds the day's pickups (or signings) to what can be done: first what was left behind before, the oldest first, then
 * the day's own, the oldest first. What is too much stays behind.
 *
 * @param capacity at most so many
 * @param running at most this share of all that could go
 * @param wanted the day's own, by age of the cohort in days; out: those that go, those left behind before included
 * @param behind left behind, by the cohort's day
 * @param today index of the day in `behind`
 * @param freed out: of those that go, how many had been left behind before, by age
 * @returns how many go
 */
export function takeWithin(
  capacity: number,
  running: number,
  wanted: Float64Array,
  behind: Float64Array,
  today: number,
  freed: Float64Array,
): number {
  let left = capacity;
  if (running < 1) {
    let all = 0;
    for (let age = 0; age < wanted.length; age++) all += wanted[age]! + behind[today - age]!;
    left = Math.min(left, Math.floor(all * running + 0.5));
  }
  for (let age = wanted.length - 1; age >= 0; age--) {
    freed[age] = Math.min(behind[today - age]!, left);
    left -= freed[age]!;
    behind[today - age]! -= freed[age]!;
  }
  let all = 0;
  for (let age = wanted.length - 1; age >= 0; age--) {
    const goes = Math.min(wanted[age]!, left);
    left -= goes;
    behind[today - age]! += wanted[age]! - goes;
    wanted[age] = goes + freed[age]!;
    all += wanted[age]!;
  }
  return all;
}
