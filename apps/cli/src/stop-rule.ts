import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";
import type { StopRule } from "./simulate-study.ts";

/** `--precision 0.2` (points and probabilities), `--precision 1%` (probabilities alone), `--max-time 30s`. @throws {Refusal} */
export function stopRuleOf(call: Call): StopRule {
  let points: number | null = null;
  let probability: number | null = null;
  for (const text of call.every("precision")) {
    const match = /^(\d*\.?\d+)(%?)$/.exec(text);
    const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : 0;
    if (!(value > 0)) throw new Refusal([call.say("study.precision", { text })]);
    if (!match![2]) points = value;
    if (match![2] || probability === null) probability = value;
  }
  const time = call.option("max-time");
  if (time === null) return { precision: { points, probability }, maxSeconds: null };
  const match = /^(\d*\.?\d+)(s|m|min)?$/.exec(time);
  const seconds = match ? Number(match[1]) * (match[2]?.startsWith("m") ? 60 : 1) : 0;
  if (!(seconds > 0)) throw new Refusal([call.say("study.max-time", { text: time })]);
  return { precision: { points, probability }, maxSeconds: seconds };
}
