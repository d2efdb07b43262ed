import { formatDay, loadConsequences, scoreShop } from "@scorecast/core";
import { backtestGround, defaultSeed, planStatus } from "@scorecast/simulator/evaluate";
import type { PlanStatusReport } from "@scorecast/simulator/report";
import type { Call } from "./commands/command.ts";
import { checkDays } from "./days.ts";
import { deliver } from "./deliver.ts";
import { refusalOf } from "./document.ts";
import { exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { checkNodes, readPlan } from "./plan-request.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { chooseRules } from "./rules-choice.ts";
import { readShop, scoredDayOf } from "./shop-input.ts";
import { version } from "./version.ts";
import { planStatusCsv, planStatusView } from "./views/plan-status.ts";
import { wholeWithin } from "./whole-within.ts";

const REPLICATIONS = 1000;

/** Holds the plan of `call` against what its shop's record says. @throws {Refusal} for bad input */
export async function planStatusOfShop(call: Call, write: WriteFiles): Promise<void> {
  checkDays(call);
  const asked = wholeWithin(call, "replications", /^(\d{1,7})$/, [20, 1_000_000]);
  const { plan, folder, document } = await readPlan(call, call.args[0]!);
  const rulesOf = await chooseRules(call, call.option("rules") ?? plan.rules);
  const { history, input } = await readShop(call, folder);
  const asOf = scoredDayOf(call, history);
  const chosen = await rulesOf(asOf);
  const { rules } = chosen;
  const before = (await rulesOf(Math.min(plan.start, asOf))).rules;
  if (before.id !== rules.id)
    call.note(call.say("evaluate.rules-changed", { before: before.id, after: rules.id }));
  const ground = backtestGround(history, rules, asOf);
  checkNodes(document, plan, ground, call);
  const replications = asked ?? plan.replications ?? REPLICATIONS;
  const seed = call.option("seed") ?? plan.seed ?? defaultSeed(input, plan.start);
  const progress = progressFor(call);
  let run = 0;
  const outcome = planStatus(
    { plan, ground, asOf, replications, seed },
    {
      progress: (done, total) => {
        if (done === total) run++;
        progress.show(run * replications + (done === total ? 0 : done), 3 * replications);
      },
      aborted: () => call.io.signal.aborted,
    },
  );
  progress.clear();
  if (outcome.kind === "aborted") throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
  if (outcome.kind === "problems")
    throw refusalOf(
      document,
      outcome.problems.map(({ path, text }) => ({ path, message: call.pick(text) })),
    );
  const { id, name, industry, shopType } = history.shop;
  const report: PlanStatusReport = {
    ...{ formatVersion: 1, kind: "plan-status", program: version },
    ...{ shop: { id, name, industry, shopType }, rules: rules.id, input, seed, replications },
    ...{ asOf: formatDay(asOf), start: formatDay(plan.start), ...outcome.status },
  };
  const consequences = await loadConsequences();
  await deliver(call, write, {
    json: report,
    text: () => planStatusView(report, call),
    csv: () => planStatusCsv(report),
    page: () => [scoreShop({ history, input, ...chosen, asOf, program: version, consequences }), report],
  });
}
