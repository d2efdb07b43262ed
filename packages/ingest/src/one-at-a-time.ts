export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Runs pieces of work one after another, in the order in which they were handed in. A query already uses every core;
 * two at once would only end at the same time, and leave one core idle while the results of both are copied.
 */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
