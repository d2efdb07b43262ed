import { loadConsequences, type RuleVersion, scoreShop } from "@scorecast/core";
import { defaultSeed, observedDays, type ReconcileShop, reconcile } from "@scorecast/simulator/reconcile";
import type { ReconcileReport } from "@scorecast/simulator/report";
import type { Call } from "./commands/command.ts";
import { deliver } from "./deliver.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { learntRulesYaml } from "./learnt-rules-yaml.ts";
import type { Key } from "./messages/zh.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { type ChosenRules, chooseRules, type RulesOf } from "./rules-choice.ts";
import { readShop, type ShopInput } from "./shop-input.ts";
import { version } from "./version.ts";
import { reconcileView } from "./views/reconcile.ts";
import { reconcileCsv } from "./views/reconcile-csv.ts";

const DRAWS = 24;
const DRAWS_AT_MOST = 64;

/**
 * Holds the shops of `call` against what their pages showed, and learns from it.
 *
 * @throws {Refusal} for bad input, for shops of different kinds, and with exit code 3 where a page showed nothing
 */
export async function reconcileShops(call: Call, write: WriteFiles): Promise<ExitCode> {
  const draws = drawsOf(call);
  const rulesOf = await chooseRules(call);
  const read: ShopInput[] = [];
  for (const name of call.args) read.push(await readShop(call, name));
  refuseOtherKinds(call, read);
  for (const { history } of read)
    if (history.observed === null || history.observed.count === 0)
      throw new Refusal(
        [call.say("reconcile.no-observed", { name: history.shop.name })],
        exitCode.tooLittleData,
      );
  const last = Math.max(...read.flatMap(({ history }) => [...history.observed!.date]));
  const chosen = await rulesOf(last);
  const shops: ReconcileShop[] = [];
  for (const { history, input } of read) {
    const governed = await daysUnder(rulesOf, chosen.rules, [...history.observed!.date]);
    shops.push({ history, input, counts: (day) => governed.has(day) });
  }
  for (const shop of shops)
    if (observedDays(shop, chosen.rules) === 0)
      throw new Refusal(
        [call.say("reconcile.no-day", { name: shop.history.shop.name, rules: chosen.rules.id })],
        exitCode.tooLittleData,
      );
  const seed = call.option("seed") ?? defaultSeed(read.map(({ input }) => input).join(), last);
  const report = reconcile({ shops, rules: chosen.rules, program: version, seed, draws });
  await delivered(call, write, report, read, chosen, last);
  return exitCode.fine;
}

async function delivered(
  call: Call,
  write: WriteFiles,
  report: ReconcileReport,
  read: readonly ShopInput[],
  chosen: ChosenRules,
  last: number,
): Promise<void> {
  const consequences = await loadConsequences();
  await deliver(call, write, {
    json: report,
    text: () => reconcileView(report, call),
    csv: () => reconcileCsv(report),
    yaml: () => learntRulesYaml(report, call),
    page: () => [scoreShop({ ...read[0]!, ...chosen, asOf: last, program: version, consequences }), report],
  });
  const files = call.every("output").filter((file) => file.endsWith(".yaml"));
  for (const file of files)
    call.note(call.say(report.overrides === null ? "reconcile.no-file" : "reconcile.use", { file }));
}

/** Those of the days on which `rules` govern. */
async function daysUnder(
  rulesOf: RulesOf,
  rules: RuleVersion,
  days: readonly number[],
): Promise<Set<number>> {
  const governed = new Set<number>();
  for (const day of new Set(days)) if ((await rulesOf(day)).rules === rules) governed.add(day);
  return governed;
}

/** @throws {Refusal} that names each shop that is not of the first one's industry and type */
function refuseOtherKinds(call: Call, read: readonly ShopInput[]): void {
  const industryOf = (industry: string | null) => industry ?? call.say("shop.no-industry");
  const typeOf = (type: string) => call.say(`shop-type.${type}` as Key);
  const first = read[0]!.history.shop;
  const others = read.flatMap(({ history: { shop } }) =>
    shop.industry === first.industry && shop.shopType === first.shopType
      ? []
      : [
          call.say("reconcile.other-kind", {
            ...{ name: shop.name, industry: industryOf(shop.industry), type: typeOf(shop.shopType) },
            ...{
              first: first.name,
              firstIndustry: industryOf(first.industry),
              firstType: typeOf(first.shopType),
            },
          }),
        ],
  );
  if (others.length > 0) throw new Refusal(others);
}

/** @throws {Refusal} if `--draws` is no whole number within its bounds */
function drawsOf(call: Call): number {
  const text = call.option("draws");
  if (text === null) return DRAWS;
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 2 && value <= DRAWS_AT_MOST) return value;
  throw new Refusal([
    call.say("reconcile.draws", { option: "--draws", text, least: 2, most: DRAWS_AT_MOST }),
  ]);
}
