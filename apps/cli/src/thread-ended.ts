/** A thread of the simulation ended, or could not begin, before its work was done. Its message says how it ended. */
export class ThreadEnded extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = "ThreadEnded";
  }
}
