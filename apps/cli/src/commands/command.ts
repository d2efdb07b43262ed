import type { ExitCode } from "../exit-code.ts";
import type { Ink } from "../ink.ts";
import type { Io } from "../io.ts";
import type { Bilingual } from "../language.ts";
import type { OptionSpec } from "../options.ts";
import type { Speech } from "../translate.ts";

export interface ArgumentSpec {
  /** In capitals, as help shows it. */
  readonly name: string;
  readonly about: Bilingual;
  readonly variadic?: true;
  readonly optional?: true;
  /** The only words allowed, for completion; the command itself refuses others. */
  readonly words?: readonly string[];
}

/** One use of a command: what was asked for, and the world to answer to. */
export interface Call extends Speech {
  readonly io: Io;
  readonly ink: Ink;
  /** Results as JSON instead of text. */
  readonly json: boolean;
  /** Arguments in order; a variadic one takes the rest. */
  readonly args: readonly string[];
  /** Value of an option by its long name; null: not given. */
  readonly option: (name: string) => string | null;
  /** Values of an option that may be given several times. */
  readonly every: (name: string) => readonly string[];
  /** Whether a switch was given. */
  readonly switched: (name: string) => boolean;
  /** Tells the reader something that is no result. */
  readonly note: (text: string) => void;
}

/** One command: what help and completion know of it, and what it does. `run` loads what it needs when it needs it. */
export interface Command {
  /** Words after `scorecast`. */
  readonly name: string;
  readonly summary: Bilingual;
  readonly args: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** A line that a reader can type. */
  readonly example: string;
  readonly run: (call: Call) => Promise<ExitCode>;
}
