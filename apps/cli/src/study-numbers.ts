import { availableParallelism } from "node:os";
import { parseDay } from "@scorecast/core";
import { fullDose, type ScenarioSpec, type StudyInput } from "@scorecast/simulator";
import type { ParsedScenarioFile } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

type Numbers = Partial<Pick<ParsedScenarioFile, "horizon" | "replications" | "seed">>;

/** What the command line says itself; it wins over the file. @throws {Refusal} */
export function optionsOf(call: Call): Numbers {
  const numbers: { horizon?: number; replications?: number; seed?: string } = {};
  const horizon = call.option("horizon");
  const replications = call.option("replications");
  const seed = call.option("seed");
  if (horizon !== null) numbers.horizon = wholeNumber(call, "horizon", horizon, /^(\d{1,4})d?$/);
  if (replications !== null)
    numbers.replications = wholeNumber(call, "replications", replications, /^(\d{1,7})$/);
  if (seed !== null) numbers.seed = seed;
  return numbers;
}

function wholeNumber(call: Call, option: string, text: string, pattern: RegExp): number {
  const match = pattern.exec(text);
  if (match) return Number(match[1]);
  throw new Refusal([call.say("option.number", { option: `--${option}`, text })]);
}

/** `--traffic-elasticity N`, which wins over that of the file; nothing where neither says so. @throws {Refusal} */
export function feedbackOf(call: Call, inFile: ParsedScenarioFile["feedback"]): Pick<StudyInput, "feedback"> {
  const text = call.option("traffic-elasticity");
  if (text === null) return inFile ? { feedback: inFile } : {};
  const elasticity = /^\d*\.?\d+%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(elasticity <= 20)) throw new Refusal([call.say("study.traffic-elasticity", { text })]);
  return { feedback: { ...inFile, elasticity } };
}

/** `--lever ID[:DATE]`: each a scenario of its own, named by the lever; a name used twice gets its date. */
export function leversOf(call: Call): ScenarioSpec[] {
  const taken = new Set<string>();
  return call.every("lever").map((text) => {
    const at = text.indexOf(":");
    const use = at < 0 ? text : text.slice(0, at);
    const date = at < 0 ? null : text.slice(at + 1);
    const from = date === null ? null : parseDay(date);
    if (date !== null && from === null)
      throw new Refusal([call.say("day.bad", { option: `--lever ${use}:`, text: date })]);
    const id = taken.has(use) ? text : use;
    if (taken.has(id)) throw new Refusal([call.say("study.lever-twice", { text })]);
    taken.add(id);
    return { id, levers: [{ ...fullDose(use), from }] };
  });
}

const THREADS_AT_MOST = 64;

/** `--threads N`; else those of the machine, eight at most. @throws {Refusal} */
export function threadsOf(call: Call): number {
  const text = call.option("threads");
  if (text === null) return Math.min(availableParallelism(), 8);
  const threads = wholeNumber(call, "threads", text, /^(\d{1,3})$/);
  if (threads < 1 || threads > THREADS_AT_MOST)
    throw new Refusal([call.say("study.threads", { text, limit: THREADS_AT_MOST })]);
  return threads;
}
