import { explainShop, formatDay, loadConsequences, scoreShop } from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { checkDays, dayOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { explanationCsv, explanationView } from "./views/explanation.ts";

const DAYS_BACK = 7;

/** Explains the score of the shop folder of `call`, and how it differs from that of `--since`. */
export async function explainFolder(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const rulesOf = await chooseRules(call);
  const shop = await readShop(call, call.args[0]!);
  const asOf = scoredDayOf(call, shop.history);
  const since = dayOption(call, "since") ?? asOf - DAYS_BACK;
  if (since >= asOf)
    throw new Refusal([call.say("explain.since", { since: formatDay(since), asOf: formatDay(asOf) })]);
  const chosen = await rulesOf(asOf);
  const input = { ...shop, ...chosen, asOf, program: version, consequences: await loadConsequences() };
  const report = explainShop(input, since);
  await deliver(call, write, {
    json: report,
    text: () => explanationView(report, chosen.rules, call),
    csv: () => explanationCsv(report),
    page: () => [scoreShop(input), report],
  });
}
