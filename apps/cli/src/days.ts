import { formatDay, parseDay } from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

/** Most days that a daily curve may have: some five years. */
const LONGEST = 2000;

/** The day that `--name` gives; null without the option. @throws {Refusal} if it is no date */
export function dayOption(call: Call, name: string): number | null {
  const text = call.option(name);
  if (text === null) return null;
  const day = parseDay(text);
  if (day === null) throw new Refusal([call.say("day.bad", { option: `--${name}`, text })]);
  return day;
}

/** Reads every date of the command line, so that a wrong one is told before a file is opened. @throws {Refusal} */
export function checkDays(call: Call): void {
  for (const name of ["as-of", "from", "to", "since"]) dayOption(call, name);
}

/** `--from` and `--to`; null without either. A missing end is `otherwise`. @throws {Refusal} if they are no span */
export function spanOption(
  call: Call,
  otherwise: { readonly from: number | null; readonly to: number },
): { readonly from: number; readonly to: number } | null {
  const [from, to] = [dayOption(call, "from"), dayOption(call, "to")];
  if (from === null && to === null) return null;
  const span = { from: from ?? otherwise.from ?? to!, to: to ?? otherwise.to };
  if (span.to < span.from)
    throw new Refusal([call.say("day.reversed", { from: formatDay(span.from), to: formatDay(span.to) })]);
  if (span.to - span.from >= LONGEST)
    throw new Refusal([call.say("day.too-many", { days: span.to - span.from + 1, limit: LONGEST })]);
  return span;
}
