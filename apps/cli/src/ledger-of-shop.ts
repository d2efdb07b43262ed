import { resolve } from "node:path";
import {
  formatDay,
  type History,
  loadRules,
  parseDay,
  type RuleVersion,
  ruleVersions,
} from "@scorecast/core";
import { type BacktestGround, backtestGround, scoreKept } from "@scorecast/simulator/backtest";
import type { Call } from "./commands/command.ts";
import { checkDays } from "./days.ts";
import { deliver } from "./deliver.ts";
import { hashOfRules, type KeptForecast, readLedger } from "./ledger-file.ts";
import type { LedgerReport } from "./ledger-report.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { isPreset, readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { ledgerCsv, ledgerView } from "./views/ledger.ts";

/** Kept values have seven digits. */
const ROUNDED = 1e-4;
const HORIZONS = [1, 7, 14, 30, 60] as const;

/** Holds every forecast that was kept in the shop folder of `call` against the scores that came. */
export async function ledgerOfShop(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const folder = call.args[0]!;
  if (isPreset(folder)) throw new Refusal([call.say("ledger.needs-folder")]);
  const { history, input } = await readShop(call, folder);
  const last = scoredDayOf(call, history);
  const kept = await readLedger(call, resolve(call.io.cwd, folder));
  if (kept.length === 0) throw new Refusal([call.say("ledger.empty", { folder })]);
  const grounds = await groundsOf(call, history, last, kept);
  const forecasts = kept.map((entry) => judged(entry, grounds.get(entry.rulesHash) ?? null, last));
  const { id, name, industry, shopType } = history.shop;
  const report: LedgerReport = {
    ...{ formatVersion: 1, kind: "ledger", program: version, shop: { id, name, industry, shopType }, input },
    ...{ asOf: formatDay(last), forecasts, summary: summaryOf(forecasts) },
  };
  await deliver(call, write, {
    json: report,
    text: () => ledgerView(report, call),
    csv: () => ledgerCsv(report),
  });
}

/** The record's scores under every rule version that a forecast was made under, by the version's hash. */
async function groundsOf(
  call: Call,
  history: History,
  last: number,
  kept: readonly KeptForecast[],
): Promise<Map<string, BacktestGround>> {
  const candidates: RuleVersion[] = [];
  for (const id of new Set(kept.map(({ rules }) => rules)))
    if (ruleVersions.some((one) => one.id === id)) candidates.push(await loadRules(id));
  if (call.option("rules") !== null || call.option("overrides") !== null)
    candidates.push((await (await chooseRules(call))(last)).rules);
  const grounds = new Map<string, BacktestGround>();
  for (const rules of candidates) grounds.set(hashOfRules(rules), backtestGround(history, rules, last));
  return grounds;
}

type Line = LedgerReport["forecasts"][number];

function judged(entry: KeptForecast, ground: BacktestGround | null, last: number): Line {
  const { start, horizon, scenario, title, rules, seed, program } = entry;
  const line = { start, horizon, scenario, title, rules, seed, program };
  if (ground === null) return { ...line, state: "other-rules", recordChanged: false, judged: [] };
  const from = parseDay(start)!;
  const scoreOn = (node: string, day: number) => {
    const { curve, plan } = ground;
    const dimension = plan.dimensions.findIndex(({ id }) => id === node);
    const metric = plan.metrics.findIndex(({ id }) => id === node);
    const column = node === "total" ? curve.total : (curve.dimensions[dimension] ?? curve.values[metric]);
    return column?.[day - curve.from] ?? Number.NaN;
  };
  const due = HORIZONS.filter((ahead) => ahead <= horizon && from + ahead <= last);
  const results = due.flatMap((ahead) => {
    const day = entry.days[ahead];
    if (!day) return [];
    return Object.entries(day.nodes).flatMap(([node, quantiles]) => {
      const actual = scoreOn(node, from + ahead);
      if (quantiles === null || Number.isNaN(actual)) return [];
      const then = entry.days[0]!.nodes[node]?.["0.5"];
      const stays = then === undefined ? null : Math.abs(actual - then);
      return [{ date: day.date, horizon: ahead, node, actual, stays, ...scoreKept(quantiles, actual) }];
    });
  });
  const then = entry.days[0]?.nodes["total"]?.["0.5"];
  const now = scoreOn("total", from);
  const changed = from <= last && then !== undefined && !(Math.abs(now - then) < ROUNDED);
  return {
    ...line,
    state: due.length === 0 ? "not-due" : "judged",
    recordChanged: changed,
    judged: results,
  };
}

/** Of the total, by days ahead and together. */
function summaryOf(forecasts: readonly Line[]): LedgerReport["summary"] {
  const totals = forecasts.flatMap((one) => one.judged.filter(({ node }) => node === "total"));
  const summary = (horizon: number | null, of: readonly (typeof totals)[number][]) => {
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const stays = of.flatMap((one) => (one.stays === null ? [] : [one.stays]));
    const held = (level: "0.5" | "0.8" | "0.95") => of.filter((one) => one.held[level]).length;
    return {
      horizon,
      forecasts: of.length,
      held: { "0.5": held("0.5"), "0.8": held("0.8"), "0.95": held("0.95") },
      wis: mean(of.map(({ wis }) => wis)),
      stays: stays.length === of.length ? mean(stays) : null,
    };
  };
  if (totals.length === 0) return [];
  return [
    ...HORIZONS.flatMap((horizon) => {
      const own = totals.filter((one) => one.horizon === horizon);
      return own.length > 0 ? [summary(horizon, own)] : [];
    }),
    summary(null, totals),
  ];
}
