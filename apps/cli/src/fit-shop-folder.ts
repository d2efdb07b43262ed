import { loadConsequences, scoreShop, tallyShop } from "@scorecast/core";
import { type FitReport, fitReport, fitShop } from "@scorecast/simulator";
import type { Call } from "./commands/command.ts";
import { checkDays } from "./days.ts";
import { deliver } from "./deliver.ts";
import { exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { fitView } from "./views/fit.ts";

/**
 * Says what the simulator learns from the shop folder of `call`.
 *
 * @throws {Refusal} with exit code 3 where the record is too short
 */
export async function fitShopFolder(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const rulesOf = await chooseRules(call);
  const { history, input } = await readShop(call, call.args[0]!);
  const start = scoredDayOf(call, history);
  const { rules, inForce } = await rulesOf(start);
  const fitted = fitShop(history, rules, tallyShop(history, rules), start);
  if (fitted.kind === "too-little-data") throw new Refusal([call.pick(fitted.text)], exitCode.tooLittleData);
  const report = fitReport({ fitted, history, rules, input, program: version });
  const consequences = await loadConsequences();
  await deliver(call, write, {
    json: report,
    text: () => fitView(report, call),
    page: () => [
      scoreShop({ history, input, rules, inForce, asOf: start, program: version, consequences }),
      withoutModel(report),
    ],
  });
}

/** What people read of it: the model is for machines and would only make a page large. */
function withoutModel({ model, ...read }: FitReport): Omit<FitReport, "model"> {
  return read;
}
