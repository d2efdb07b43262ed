import { nearestWord } from "@scorecast/core";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { commandGroups, commands } from "./commands/registry.ts";
import { completionScript, type Shell } from "./completion-script.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { Refusal } from "./refusal.ts";

/** Prints the script that teaches a shell the commands, their options and their fixed words. */
export async function printCompletion(call: Call, shells: readonly Shell[]): Promise<ExitCode> {
  const word = call.args[0]!;
  const shell = shells.find((one) => one === word);
  if (!shell) {
    const near = nearestWord(word, shells);
    const hint = near === null ? "" : call.say("hint.near", { near });
    throw new Refusal([call.say("completion.unknown", { word, hint, words: shells.join(", ") })]);
  }
  const script = completionScript(shell, commands, commandGroups, call.language);
  call.io.stdout.write(
    call.json ? canonicalJson({ formatVersion: 1, kind: "completion", shell, script }) : script,
  );
  return exitCode.fine;
}
