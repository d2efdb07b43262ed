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

/** Units that were left behind, by the cohort's day, and of those that go today how many had been: a row per cohort. */
export interface Waiting {
  readonly behind: Int32Array;
  readonly freed: Int32Array;
  /** Nothing has been left behind yet, nor freed. */
  idle: boolean;
}

export function newWaiting(behind: Int32Array, freed: Int32Array): Waiting {
  return { behind, freed, idle: true };
}

export function resetWaiting(waiting: Waiting): void {
  waiting.behind.fill(0);
  waiting.freed.fill(0);
  waiting.idle = true;
}

/**
 * `takeWithin` for each replication of a block.
 *
 * @param wanted a row per cohort, the oldest first, the last one today's; out: those that go
 * @param today row of the day in `waiting.behind`
 * @param goes out: how many go
 */
export function takeWithinBlock(
  capacity: Float64Array,
  running: Float64Array,
  wanted: Int32Array,
  waiting: Waiting,
  today: number,
  goes: Int32Array,
): void {
  const block = goes.length;
  const ages = wanted.length / block;
  const first = (today + 1 - ages) * block;
  const { behind, freed } = waiting;
  waiting.idle = false;
  const [own, left, gone] = [new Float64Array(ages), new Float64Array(ages), new Float64Array(ages)];
  for (let i = 0; i < block; i++) {
    for (let age = 0; age < ages; age++) {
      const at = (ages - 1 - age) * block + i;
      own[age] = wanted[at]!;
      left[ages - 1 - age] = behind[first + at]!;
    }
    goes[i] = takeWithin(capacity[i]!, running[i]!, own, left, ages - 1, gone);
    for (let age = 0; age < ages; age++) {
      const at = (ages - 1 - age) * block + i;
      wanted[at] = own[age]!;
      behind[first + at] = left[ages - 1 - age]!;
      freed[at] = gone[age]!;
    }
  }
}
