import {
  explainShop,
  loadConsequences,
  nearestWord,
  parseDay,
  parseLocalTime,
  scoreShop,
  startOf,
} from "@scorecast/core";
import { diagnoseShop, type StandardLine, standardLines, standardsWith } from "@scorecast/simulator/diagnose";
import type { Call } from "./commands/command.ts";
import { dayOption } from "./days.ts";
import { deliver } from "./deliver.ts";
import { type Issue, readDocument, refusalOf } from "./document.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { diagnosisView } from "./views/diagnosis.ts";
import { diagnosisCsv } from "./views/diagnosis-csv.ts";

const DAYS_BACK = 7;

/**
 * Looks for the causes of the score of the shop folder of `call`.
 *
 * @returns 99 where bad events since the asked moment want an answer
 */
export async function diagnoseFolder(call: Call, write: WriteFiles): Promise<ExitCode> {
  dayOption(call, "as-of");
  const since = moment(call, call.option("since"));
  const standards = await chosenStandards(call);
  const rulesOf = await chooseRules(call);
  const { history, input } = await readShop(call, call.args[0]!);
  const asOf = scoredDayOf(call, history);
  const chosen = await rulesOf(asOf);
  const shop = { history, rules: chosen.rules, asOf, input, program: version };
  const report = diagnoseShop({ ...shop, standards, since });
  const consequences = await loadConsequences();
  const scoring = { ...shop, ...chosen, consequences };
  await deliver(call, write, {
    json: report,
    text: () => diagnosisView(report, call),
    csv: () => diagnosisCsv(report),
    page: () => [scoreShop(scoring), explainShop(scoring, asOf - DAYS_BACK), report],
  });
  return (report.news?.events.length ?? 0) > 0 ? exitCode.gateFailed : exitCode.fine;
}

/** Shop-local seconds of a date, or of a date and a time. @throws {Refusal} if it is neither */
function moment(call: Call, text: string | null): number | null {
  if (text === null) return null;
  const day = parseDay(text);
  if (day !== null) return startOf(day);
  const at = parseLocalTime(text) ?? parseLocalTime(`${text}:00`);
  if (at === null) throw new Refusal([call.say("diagnose.since", { text })]);
  return at;
}

/** The standards, with those of `--standards` in their place. @throws {Refusal} for unknown names and bad numbers */
async function chosenStandards(call: Call): Promise<readonly StandardLine[]> {
  const file = call.option("standards");
  if (file === null) return standardsWith({});
  const document = await readDocument(call, file);
  const { content } = document;
  if (typeof content !== "object" || content === null || Array.isArray(content))
    throw refusalOf(document, [{ path: [], message: call.say("diagnose.no-standards") }]);
  const ids = standardLines.map(({ id }) => id);
  const issues: Issue[] = [];
  for (const [id, value] of Object.entries(content as Record<string, unknown>)) {
    const line = standardLines.find((one) => one.id === id);
    if (!line) {
      const near = nearestWord(id, ids);
      const hint = near === null ? "" : call.say("hint.near", { near });
      issues.push({
        path: [id],
        message: call.say("diagnose.unknown-standard", { word: id, hint, words: ids.join(", ") }),
      });
    } else if (typeof value !== "number" || !(value > 0) || (line.unit === "share" && value > 1))
      issues.push({
        path: [id],
        message: call.say(line.unit === "share" ? "diagnose.share" : "diagnose.positive"),
      });
  }
  if (issues.length > 0) throw refusalOf(document, issues);
  return standardsWith(content as Record<string, number>);
}
