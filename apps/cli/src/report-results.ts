import {
  ExplanationReportSchema,
  ImportReportSchema,
  ScoreReportSchema,
} from "@scorecast/core/report-schema";
import { migrateResult, resultKinds } from "@scorecast/report/src/migrations/migrate-result.ts";
import { z } from "zod";
import { BacktestReportSchema } from "./backtest-schema.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { DiagnosisReportSchema } from "./diagnosis-schema.ts";
import { readTextFile } from "./document.ts";
import { EvaluationReportSchema } from "./evaluation-schema.ts";
import { FitReportSchema } from "./fit-schema.ts";
import { GoalReportSchema } from "./goal-schema.ts";
import type { WriteFiles } from "./output-files.ts";
import { standalonePage } from "./page.ts";
import { PlanStatusReportSchema } from "./plan-status-schema.ts";
import { ProjectionReportSchema } from "./projection-schema.ts";
import { ReconcileReportSchema } from "./reconcile-schema.ts";
import { Refusal } from "./refusal.ts";
import { SensitivityReportSchema } from "./sensitivity-schema.ts";

const schemas = {
  score: ScoreReportSchema,
  explain: ExplanationReportSchema,
  diagnose: DiagnosisReportSchema,
  forecast: ProjectionReportSchema,
  compare: ProjectionReportSchema,
  goal: GoalReportSchema,
  sensitivity: SensitivityReportSchema,
  fit: FitReportSchema,
  import: ImportReportSchema,
  backtest: BacktestReportSchema,
  "plan-status": PlanStatusReportSchema,
  evaluation: EvaluationReportSchema,
  reconcile: ReconcileReportSchema,
} as const satisfies Record<(typeof resultKinds)[number], z.ZodType>;

/** Reads result files, checks that they are what they say, and writes the page of all of them. */
export async function reportResults(call: Call, write: WriteFiles): Promise<void> {
  if (call.every("output").length === 0) throw new Refusal([call.say("report.needs-output")]);
  const results: unknown[] = [];
  for (const name of call.args) results.push(await readResult(call, name));
  await write(async () => await standalonePage(results));
  if (call.json)
    call.io.stdout.write(canonicalJson({ formatVersion: 1, kind: "page", files: call.every("output") }));
}

async function readResult(call: Call, name: string): Promise<unknown> {
  const { say } = call;
  const text = await readTextFile(call, name);
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    throw new Refusal([say("report.not-json", { file: name })]);
  }
  const migrated = migrateResult(result);
  if ("problem" in migrated) {
    const { problem, found } = migrated;
    const blanks = { file: name, found, kinds: resultKinds.join(", ") };
    throw new Refusal([say(`report.${problem}`, blanks)]);
  }
  const checked = schemas[migrated.result.kind as keyof typeof schemas].safeParse(migrated.result);
  if (checked.success) return migrated.result;
  throw new Refusal(
    checked.error.issues
      .map(({ path, message }) => `${name} ${z.core.toDotPath(path)}: ${message}`)
      .slice(0, 20),
  );
}
