const HOUR = 3600;
const DAY = 86_400;

/** Hours of the day in which somebody works: [from, until), 0 ≤ from < until ≤ 24. */
export interface OpenHours {
  readonly from: number;
  readonly until: number;
}

export function isOpen(open: OpenHours, at: number): boolean {
  const hour = (at % DAY) / HOUR;
  return hour >= open.from && hour < open.until;
}

/** The moment (shop-local seconds) at which `hours` of work are done when it lies on the desk at `start`. */
export function afterWorkingHours(open: OpenHours, start: number, hours: number): number {
  let day = Math.floor(start / DAY);
  let now = Math.max(start, day * DAY + open.from * HOUR);
  let left = hours * HOUR;
  for (;;) {
    const closing = day * DAY + open.until * HOUR;
    if (now < closing && left <= closing - now) return now + left;
    left -= Math.max(0, closing - now);
    day++;
    now = day * DAY + open.from * HOUR;
  }
}
