import { resolve } from "node:path";
import { formatDay, type History, parseDay, ruleVersions } from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { dayOption } from "./days.ts";
import { Refusal } from "./refusal.ts";

export interface ShopInput {
  readonly history: History;
  /** Fingerprint of the folder, or the name of the preset with its seed: "preset:small#scorecast". */
  readonly input: string;
}

/** Whether a shop is asked for by the name of a preset: no folder is read. */
export function isPreset(name: string): boolean {
  return name.startsWith(PRESET);
}

export const PRESET = "preset:";

/** Most problems that are told one by one on the way to a result; `validate` tells them all. */
const TOLD = 20;

/**
 * The shop folder `folder`, read and checked, or the generated shop that "preset:NAME#SEED" names. Warnings are told and
 * the rest goes on.
 *
 * @throws {Refusal} with the list of errors
 */
export async function readShop(call: Call, folder: string): Promise<ShopInput> {
  if (isPreset(folder)) return (await import("./preset-shop.ts")).presetShop(call, folder);
  const { describeProblem, readShopFolder } = await import("@scorecast/ingest");
  const { history, problems, input } = await readShopFolder(resolve(call.io.cwd, folder));
  const lines = (severity: "error" | "warning") =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => call.say(`problem.${severity}`, { text: describeProblem(problem, call.language) }));
  const cut = (all: readonly string[]) =>
    all.length <= TOLD
      ? all
      : [...all.slice(0, TOLD), call.say("problem.more", { count: all.length - TOLD, folder })];
  if (history === null) throw new Refusal([...cut(lines("error")), call.say("problem.refused", { folder })]);
  for (const line of cut(lines("warning"))) call.note(line);
  return { history, input };
}

/**
 * The day to score: `--as-of`, else the day after the record's last event. A shop without any event is scored on the day
 * after it opened, or else on the first day of the newest rules, and the reader is told.
 */
export function scoredDayOf(call: Call, { shop, lastDay }: History): number {
  const asked = dayOption(call, "as-of");
  if (asked !== null) return asked;
  if (lastDay !== null) return lastDay + 1;
  const newest = ruleVersions.findLast((version) => version.effectiveFrom !== null)!;
  const day = shop.openedOn === null ? parseDay(newest.effectiveFrom!)! : shop.openedOn + 1;
  call.note(call.say("day.no-record", { day: formatDay(day) }));
  return day;
}
