import { impact, parseDay, ruleVersions } from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { checkDays, spanOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { namedRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { impactCsv, impactView } from "./views/impact.ts";

const USUAL_DAYS = 30;

/**
 * One shop's score under two versions on every day of a span: `--from` and `--to`; else the weeks in which the later
 * version was shown without effect, if the record reaches them; else the last 30 days on record.
 */
export async function impactOfRules(call: Call, write: WriteFiles): Promise<void> {
  const folder = call.option("shop");
  if (folder === null) throw new Refusal([call.say("impact.needs-shop")]);
  checkDays(call);
  const before = await namedRules(call, call.args[0]!);
  const after = await namedRules(call, call.args[1]!);
  const { history, input } = await readShop(call, folder);
  const last = scoredDayOf(call, history);
  const preview = previewWeeks(after.id);
  const usual =
    preview && history.firstDay !== null && history.firstDay < preview.to && last >= preview.from
      ? preview
      : { from: last - USUAL_DAYS + 1, to: last };
  const span = spanOption(call, usual) ?? usual;
  const report = impact({ history, before, after, ...span, input, program: version });
  await deliver(call, write, {
    json: report,
    text: () => impactView(report, before, after, call),
    csv: () => impactCsv(report),
  });
}

/** Days from the first showing of a version to the day before it came into force. */
function previewWeeks(id: string): { readonly from: number; readonly to: number } | null {
  const entry = ruleVersions.find((one) => one.id === id);
  if (!entry?.previewFrom || entry.effectiveFrom === null) return null;
  return { from: parseDay(entry.previewFrom)!, to: parseDay(entry.effectiveFrom)! - 1 };
}
