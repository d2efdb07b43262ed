import { fullDose, type LeverSpec, levers } from "@scorecast/simulator";
import { parseEffect } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

export const leverIds: readonly string[] = Object.keys(levers);

/** A lever at full dose, with the effect that `--effect` states. @throws {Refusal} where that is no effect */
export function leverWith(call: Call, use: string, text: string | null): LeverSpec {
  if (text === null) return fullDose(use);
  const effect = parseEffect(text);
  if (effect === null) throw new Refusal([call.say("evaluate.effect", { text })]);
  return { ...fullDose(use), effect };
}
