/** Events that come in out of order and leave by time; among those of one moment the first in is the first out. */
export interface EventQueue<T> {
  readonly add: (event: T) => void;
  /** Takes out all events before `moment`. */
  readonly before: (moment: number) => readonly T[];
}

const HOUR = 3600;

/** @param timeOf whole seconds */
export function eventQueue<T>(timeOf: (event: T) => number): EventQueue<T> {
  const hours = new Map<number, T[]>();
  let earliest = Number.POSITIVE_INFINITY;
  const add = (event: T) => {
    const hour = Math.floor(timeOf(event) / HOUR);
    const waiting = hours.get(hour);
    if (waiting === undefined) hours.set(hour, [event]);
    else waiting.push(event);
    if (hour < earliest) earliest = hour;
  };
  const before = (moment: number) => {
    const due: T[] = [];
    const last = Math.floor(moment / HOUR);
    for (let hour = earliest; hour <= last && hours.size > 0; hour++) {
      const waiting = hours.get(hour);
      if (waiting === undefined) continue;
      hours.delete(hour);
      waiting.sort((a, b) => timeOf(a) - timeOf(b));
      for (const event of waiting)
        if (timeOf(event) < moment) due.push(event);
        else add(event);
    }
    if (earliest < last) earliest = last;
    return due;
  };
  return { add, before };
}
