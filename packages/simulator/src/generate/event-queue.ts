/** Events that come in out of order and leave by time; among those of one moment the first in is the first out. */
export interface EventQueue<T> {
  readonly add: (event: T) => void;
  /** Takes out all events before `moment`. */
  readonly before: (moment: number) => readonly T[];
}

export function eventQueue<T>(timeOf: (event: T) => number): EventQueue<T> {
  let waiting: T[] = [];
  return {
    add: (event) => waiting.push(event),
    before: (moment) => {
      const due: T[] = [];
      const later: T[] = [];
      for (const event of waiting) (timeOf(event) < moment ? due : later).push(event);
      waiting = later;
      return due.sort((a, b) => timeOf(a) - timeOf(b));
    },
  };
}
