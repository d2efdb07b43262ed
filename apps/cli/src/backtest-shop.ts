import { setImmediate } from "node:timers/promises";
import { formatDay, loadConsequences, type RuleVersion, scoreShop } from "@scorecast/core";
import {
  type BacktestGround,
  backtestGround,
  defaultSeed,
  type JudgedOrigin,
  judgeOrigin,
  originsOf,
  reportBacktest,
} from "@scorecast/simulator/backtest";
import type { Call } from "./commands/command.ts";
import { checkDays, dayOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import { etsSmoother } from "./ets-smoother.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules, type RulesOf } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { backtestCsv, backtestView } from "./views/backtest.ts";

const REPLICATIONS = 400;
const EVERY = 7;
const HORIZONS = [1, 7, 14, 30, 60] as const;

/**
 * Forecasts the shop of `call` from days that are past, and scores the forecasts by what came.
 *
 * @returns 5 where an interrupt left a partial result
 * @throws {Refusal} for bad input, with exit code 3 where no day has enough behind and after it
 */
export async function backtestShop(call: Call, write: WriteFiles): Promise<ExitCode> {
  checkDays(call);
  const every = number(call, "every", EVERY, /^(\d{1,3})d?$/, [1, 365]);
  const replications = number(call, "replications", REPLICATIONS, /^(\d{1,6})$/, [20, 100_000]);
  const rulesOf = await chooseRules(call);
  const { history, input } = await readShop(call, call.args[0]!);
  const last = scoredDayOf(call, history);
  const asked = { from: dayOption(call, "from"), to: dayOption(call, "to") };
  const origins = originsOf(history.firstDay ?? last, last, every, HORIZONS[0], asked);
  const seed = call.option("seed") ?? defaultSeed(input, last);
  const smoother = etsSmoother();
  const grounds = new Map<RuleVersion, BacktestGround>();
  const judged: JudgedOrigin[] = [];
  let [tooLittleData, rulesChanged, done] = [0, 0, 0];
  const progress = progressFor(call);
  try {
    for (const origin of origins) {
      progress.show(done++, origins.length);
      await setImmediate(); // an interrupt is seen between two forecasts
      if (call.io.signal.aborted) break;
      const { rules } = await rulesOf(origin);
      const horizons = await horizonsWithin(rulesOf, rules, origin, last);
      rulesChanged += HORIZONS.filter((h) => origin + h <= last).length - horizons.length;
      if (horizons.length === 0) continue;
      const ground = grounds.get(rules) ?? backtestGround(history, rules, last);
      grounds.set(rules, ground);
      const outcome = judgeOrigin({ ground, origin, horizons, replications, seed, smoother });
      if (outcome.kind === "judged") judged.push(outcome);
      else if (outcome.kind === "too-little-data") tooLittleData++;
      else if (outcome.kind === "problems")
        throw new Refusal(outcome.problems.map(({ text }) => call.pick(text)));
    }
  } finally {
    progress.clear();
  }
  const partial = call.io.signal.aborted;
  if (judged.length === 0) {
    if (partial) throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
    throw new Refusal(
      [call.say("backtest.too-little", { origins: origins.length, last: formatDay(last) })],
      exitCode.tooLittleData,
    );
  }
  const { id, name, industry, shopType } = history.shop;
  const report = reportBacktest(judged, {
    ...{ program: version, shop: { id, name, industry, shopType }, rules: [...grounds.keys()], input, seed },
    ...{ replications, every, horizons: HORIZONS, tooLittleData, rulesChanged, partial },
  });
  const chosen = await rulesOf(last);
  const consequences = await loadConsequences();
  await deliver(call, write, {
    json: report,
    text: () => backtestView(report, call),
    csv: () => backtestCsv(report),
    page: () => [
      scoreShop({ history, input, ...chosen, asOf: last, program: version, consequences }),
      report,
    ],
  });
  return partial ? exitCode.interrupted : exitCode.fine;
}

/** Days ahead that end on record and under the rules of the origin. */
async function horizonsWithin(
  rulesOf: RulesOf,
  rules: RuleVersion,
  origin: number,
  last: number,
): Promise<number[]> {
  const within: number[] = [];
  for (const horizon of HORIZONS)
    if (origin + horizon <= last && (await rulesOf(origin + horizon)).rules === rules) within.push(horizon);
  return within;
}

/** @throws {Refusal} if it is no whole number within its bounds */
function number(
  call: Call,
  option: string,
  usual: number,
  form: RegExp,
  [least, most]: readonly [number, number],
): number {
  const text = call.option(option);
  if (text === null) return usual;
  const match = form.exec(text);
  const value = match ? Number(match[1]) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Refusal([call.say("backtest.number", { option: `--${option}`, text, least, most })]);
}
