import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

/** The whole number that `--option` gives; null without it. @throws {Refusal} if it is none, or out of bounds */
export function wholeWithin(
  call: Call,
  option: string,
  form: RegExp,
  [least, most]: readonly [number, number],
): number | null {
  const text = call.option(option);
  if (text === null) return null;
  const match = form.exec(text);
  const value = match ? Number(match[1]) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Refusal([call.say("backtest.number", { option: `--${option}`, text, least, most })]);
}
