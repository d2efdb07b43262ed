import type { ImportProgress } from "./import-request.ts";

/** Where each step starts and ends in an import's share, by what they cost for a million orders. */
const spans = { open: [0, 0.2], read: [0.2, 0.6], merge: [0.6, 0.75], write: [0.75, 1] } as const;

/** Tells a listener how far an import is; shares never fall. */
export class ProgressTeller {
  readonly #listener: ((progress: ImportProgress) => void) | undefined;
  #share = 0;
  #rows = 0;
  #total: number | null = null;

  constructor(listener: ((progress: ImportProgress) => void) | undefined) {
    this.#listener = listener;
  }

  /** @param part of the step that is done, in [0, 1] */
  tell(step: ImportProgress["step"], part: number): void {
    const [from, to] = spans[step];
    this.#share = Math.max(this.#share, from + (to - from) * Math.min(1, Math.max(0, part)));
    this.#listener?.({ step, share: this.#share, rows: this.#rows, total: this.#total });
  }

  /** Rows read so far, from `bytes` of `allBytes`. */
  rowsRead(rows: number, bytes: number, allBytes: number): void {
    this.#rows = rows;
    this.#total = bytes === 0 ? null : Math.max(rows, Math.round((rows * allBytes) / bytes));
  }
}
