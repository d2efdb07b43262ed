import type { CommanderError } from "commander";
import type { Speech } from "./translate.ts";

/** One sentence for a command line that could not be understood, with the nearest valid word where there is one. */
export function usageError({ code, message }: CommanderError, { say }: Speech): string {
  const word = /'([^']*)'/.exec(message)?.[1] ?? "";
  const near = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1] ?? null;
  const hint = near === null ? say("usage.see-help") : say("usage.did-you-mean", { near });
  switch (code) {
    case "commander.unknownCommand":
      return say("usage.unknown-command", { word, hint });
    case "commander.unknownOption":
      return say("usage.unknown-option", { word, hint });
    case "commander.missingArgument":
      return say("usage.missing-argument", { word });
    case "commander.optionMissingArgument":
      return say("usage.option-without-value", { word });
    case "commander.excessArguments":
      return say("usage.too-many-arguments", { word });
    default:
      return message.replace(/^error: /, "");
  }
}
