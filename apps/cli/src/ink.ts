import type { Io } from "./io.ts";

/** Colours of a terminal. Meaning never rests on them alone. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const plain = (text: string): string => text;
const code =
  (start: number, end: number) =>
  (text: string): string =>
    `\u001b[${start}m${text}\u001b[${end}m`;

/** No colour unless a terminal reads the results; none with `--no-color` or NO_COLOR (no-color.org). */
export function inkFor(io: Io, wanted: boolean): Ink {
  if (!wanted || !io.stdout.isTTY || (io.env["NO_COLOR"] ?? "") !== "" || io.env["TERM"] === "dumb")
    return { bold: plain, dim: plain, good: plain, bad: plain };
  return { bold: code(1, 22), dim: code(2, 22), good: code(32, 39), bad: code(31, 39) };
}
