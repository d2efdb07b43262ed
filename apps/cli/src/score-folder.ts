import {
  buyerDisplay,
  compilePlan,
  explainShop,
  formatDay,
  type History,
  loadConsequences,
  type RuleVersion,
  scoreDays,
  scoreShop,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { DailyScoreReport } from "@scorecast/core/report-schema";
import type { Call } from "./commands/command.ts";
import { checkDays, spanOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules, type RulesOf } from "./rules-choice.ts";
import { readShop, type ShopInput, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { dailyScoresCsv, dailyScoresView } from "./views/daily-scores.ts";
import { scoreView } from "./views/score.ts";
import { scoreCsv } from "./views/score-csv.ts";

/** Scores the shop folder of `call`: one day with its reasons, or each day of a span. */
export async function scoreFolder(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const rulesOf = await chooseRules(call);
  const shop = await readShop(call, call.args[0]!);
  const asOf = scoredDayOf(call, shop.history);
  const span = spanOption(call, { from: shop.history.firstDay, to: asOf });
  if (span) return await deliverDays(call, write, await dailyScores(shop, rulesOf, span));
  const chosen = await rulesOf(asOf);
  const consequences = await loadConsequences();
  const input = { ...shop, ...chosen, asOf, program: version, consequences };
  const report = scoreShop(input);
  await deliver(call, write, {
    json: report,
    text: () => scoreView(report, call),
    csv: () => scoreCsv(report),
    page: () => [report, explainShop(input, asOf - 7)],
  });
}

async function deliverDays(call: Call, write: WriteFiles, report: DailyScoreReport): Promise<void> {
  await deliver(call, write, {
    json: report,
    text: () => dailyScoresView(report, call),
    csv: () => dailyScoresCsv(report),
    page: () => {
      throw new Refusal([call.say("daily.no-page")]);
    },
  });
}

/** The curve: one pass over the record for each rule version that governs a part of the span. */
async function dailyScores(
  { history, input }: ShopInput,
  rulesOf: RulesOf,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<DailyScoreReport> {
  const days: DailyScoreReport["days"] = [];
  for (let day = from; day <= to; ) {
    const { rules, inForce } = await rulesOf(day);
    let last = day;
    while (last < to) {
      const next = await rulesOf(last + 1);
      if (next.rules !== rules || next.inForce !== inForce) break;
      last++;
    }
    days.push(...scoredSpan(history, rules, inForce, day, last));
    day = last + 1;
  }
  const { id, name, industry, shopType } = history.shop;
  return {
    formatVersion: 1,
    kind: "daily-scores",
    program: version,
    shop: { id, name, industry, shopType },
    input,
    days,
  };
}

const stages = ["formal", "growth", "none"] as const;

function scoredSpan(
  history: History,
  rules: RuleVersion,
  inForce: boolean,
  from: number,
  to: number,
): DailyScoreReport["days"] {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const scores = scoreDays(plan, tallyShop(history, rules), history, from, to);
  return Array.from({ length: to - from + 1 }, (_, d) => {
    const stage = stages[scores.stage[d]!]!;
    return {
      date: formatDay(from + d),
      rules: rules.id,
      inForce,
      stage,
      total: orNull(scores.total[d]!),
      display: {
        total: orNull(scores.displayed[d]!),
        ...buyerDisplay(rules, stage === "formal" ? scores.displayed[d]! : Number.NaN),
      },
      dimensions: Object.fromEntries(
        plan.dimensions.map(({ id }, i) => [id, orNull(scores.dimensions[i]![d]!)]),
      ),
    };
  });
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
