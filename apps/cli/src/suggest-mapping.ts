import { resolve } from "node:path";
import { describeProblem, hasErrors, suggestMappingFor } from "@scorecast/ingest";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";

/** Prints the draft of a mapping for the files that nobody knows. */
export async function suggestMapping(call: Call): Promise<ExitCode> {
  const paths = call.args.map((name) => resolve(call.io.cwd, name));
  const { yaml, problems } = await suggestMappingFor(paths, { signal: call.io.signal });
  for (const one of problems)
    call.note(call.say(`problem.${one.severity}`, { text: describeProblem(one, call.language) }));
  if (call.json) call.io.stdout.write(canonicalJson({ formatVersion: 1, kind: "mapping", yaml }));
  else if (yaml !== null) call.io.stdout.write(yaml);
  if (yaml === null && !hasErrors(problems)) call.note(call.say("import.all-known"));
  return hasErrors(problems) ? exitCode.badInput : exitCode.fine;
}
