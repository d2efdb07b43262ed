import { type ExitCode, exitCode } from "./exit-code.ts";

/** The user's input cannot be used. Its lines are told as they are, without a stack; the process ends with `exitCode`. */
export class Refusal extends Error {
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;

  constructor(lines: readonly string[], code: ExitCode = exitCode.badInput) {
    super(lines.join("\n"));
    this.name = "Refusal";
    this.lines = lines;
    this.exitCode = code;
  }
}
