/** A stream of text that a person or a program reads. */
export interface Sink {
  readonly write: (text: string) => void;
  /** A terminal: it may get colours and progress. */
  readonly isTTY: boolean;
  /** Width in cells; Infinity where nobody wraps. */
  readonly columns: number;
}

/** All that a command touches of the process that runs it, so that a test needs none. */
export interface Io {
  /** Results. */
  readonly stdout: Sink;
  /** Everything else. */
  readonly stderr: Sink;
  /** Directory that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}
