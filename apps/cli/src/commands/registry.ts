import type { Bilingual } from "../language.ts";
import { backtest } from "./backtest.ts";
import type { Command } from "./command.ts";
import { compare } from "./compare.ts";
import { completion } from "./completion.ts";
import { diagnose } from "./diagnose.ts";
import { doctor } from "./doctor.ts";
import { evaluate } from "./evaluate.ts";
import { explain } from "./explain.ts";
import { fit } from "./fit.ts";
import { forecast } from "./forecast.ts";
import { generate } from "./generate.ts";
import { goal } from "./goal.ts";
import { importCommand } from "./import.ts";
import { ledger } from "./ledger.ts";
import { planStatus } from "./plan-status.ts";
import { reconcileCommand } from "./reconcile.ts";
import { report } from "./report.ts";
import { rulesDiff } from "./rules-diff.ts";
import { rulesImpact } from "./rules-impact.ts";
import { rulesList } from "./rules-list.ts";
import { rulesShow } from "./rules-show.ts";
import { schema } from "./schema.ts";
import { score } from "./score.ts";
import { sensitivity } from "./sensitivity.ts";
import { validate } from "./validate.ts";

/** Words that only introduce other commands. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: Bilingual;
}

export const commandGroups: readonly CommandGroup[] = [
  {
    name: "rules",
    summary: { zh: "规则版本：列出、查看、对比、影响", en: "rule versions: list, show, diff, impact" },
  },
  { name: "plan", summary: { zh: "改进计划：进度", en: "improvement plans: status" } },
];

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  importCommand,
  validate,
  score,
  explain,
  diagnose,
  rulesList,
  rulesShow,
  rulesDiff,
  rulesImpact,
  fit,
  forecast,
  compare,
  goal,
  sensitivity,
  backtest,
  ledger,
  planStatus,
  evaluate,
  reconcileCommand,
  generate,
  report,
  schema,
  doctor,
  completion,
];
