import { CommanderError } from "commander";
import type { Call } from "./commands/command.ts";
import { commands } from "./commands/registry.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { inkFor } from "./ink.ts";
import type { Io } from "./io.ts";
import { type Language, languageOf, languages } from "./language.ts";
import { programFor, type Request } from "./program.ts";
import { Refusal } from "./refusal.ts";
import { ThreadEnded } from "./thread-ended.ts";
import type { Speech } from "./translate.ts";

/** Runs one command line against `io`: results on its stdout, everything else on its stderr. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const language = languageOf(argv, io.env);
  let code: ExitCode = exitCode.fine;
  const program = programFor(commands, language, io, async (request) => {
    code = await serve(request, await speech(language), io);
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return await tell(error, language, io);
  }
}

async function serve({ command, args, options }: Request, said: Speech, io: Io): Promise<ExitCode> {
  const asked = options["lang"];
  if (asked !== undefined && !languages.some((one) => one === asked))
    throw new Refusal([said.say("usage.lang", { word: String(asked), words: languages.join(", ") })]);
  const given = (name: string): unknown =>
    options[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  const call: Call = {
    ...said,
    io,
    ink: inkFor(io, options["color"] !== false),
    json: options["json"] === true,
    args,
    option: (name) => (typeof given(name) === "string" ? (given(name) as string) : null),
    every: (name) => (given(name) as readonly string[] | undefined) ?? [],
    switched: (name) => given(name) === true,
    note: (text) => io.stderr.write(`${text}\n`),
  };
  return await command.run(call);
}

async function speech(language: Language): Promise<Speech> {
  return await (await import("./translate.ts")).speechIn(language);
}

async function tell(error: unknown, language: Language, io: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.fine;
    if (error.code === "commander.help") return exitCode.badInput; // help was asked for by saying nothing
    const { usageError } = await import("./usage-error.ts");
    io.stderr.write(`${usageError(error, await speech(language))}\n`);
    return exitCode.badInput;
  }
  if (error instanceof Refusal) {
    const { printable } = await import("./printable.ts");
    for (const line of error.lines) io.stderr.write(`${printable(line)}\n`);
    return error.exitCode;
  }
  const { say } = await speech(language);
  if (io.signal.aborted) {
    io.stderr.write(`${say("run.interrupted")}\n`);
    return exitCode.interrupted;
  }
  if (error instanceof ThreadEnded) {
    const { printable } = await import("./printable.ts");
    io.stderr.write(`${printable(say("run.thread-ended", { reason: error.message }))}\n`);
    return exitCode.ourFault;
  }
  const known = error instanceof Error ? error : new Error(String(error));
  io.stderr.write(`${say("run.our-fault", { message: known.message })}\n`);
  if (io.env["SCORECAST_DEBUG"]) io.stderr.write(`${known.stack}\n`);
  return exitCode.ourFault;
}
