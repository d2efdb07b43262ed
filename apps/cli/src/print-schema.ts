import { columns, nearestWord } from "@scorecast/core";
import {
  DailyScoreReportSchema,
  ExplanationReportSchema,
  ImpactReportSchema,
  ImportReportSchema,
  ScoreReportSchema,
} from "@scorecast/core/report-schema";
import { Overrides, RuleVersion } from "@scorecast/core/rules-schema";
import { shopSpecJsonSchema } from "@scorecast/simulator/generate";
import { planJsonSchema, scenarioJsonSchema } from "@scorecast/simulator/schema";
import { z } from "zod";
import { BacktestReportSchema } from "./backtest-schema.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { DiagnosisReportSchema } from "./diagnosis-schema.ts";
import { EvaluationReportSchema } from "./evaluation-schema.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { FitReportSchema } from "./fit-schema.ts";
import { GoalReportSchema } from "./goal-schema.ts";
import { LedgerReportSchema } from "./ledger-report.ts";
import { PlanStatusReportSchema } from "./plan-status-schema.ts";
import { ProjectionReportSchema } from "./projection-schema.ts";
import { ReconcileReportSchema } from "./reconcile-schema.ts";
import { Refusal } from "./refusal.ts";
import { type SchemaName, schemaNames } from "./schema-names.ts";
import { SensitivityReportSchema } from "./sensitivity-schema.ts";

const Interval = z.strictObject({ from: z.iso.date(), until: z.iso.date().nullable().optional() });

/** shop.yaml as an editor sees it: dates and numbers where the reader of shop folders takes any scalar's text. */
const ShopFile = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  industry: z.string().nullable().optional(),
  shopType: z.enum(columns.shopTypes),
  openedOn: z.iso.date().nullable().optional(),
  timezone: z.string().optional().meta({ description: "IANA name; default Asia/Shanghai" }),
  productsOnSale: z.int().min(0).nullable().optional(),
  perks: z
    .union([
      z.array(Interval.extend({ kind: z.enum(columns.perkKinds) })),
      z.partialRecord(z.enum(columns.perkKinds), z.union([Interval, z.array(Interval)])),
    ])
    .optional(),
});

const documents: Readonly<Record<Exclude<SchemaName, keyof typeof made>, z.ZodType>> = {
  score: ScoreReportSchema,
  "daily-scores": DailyScoreReportSchema,
  explain: ExplanationReportSchema,
  impact: ImpactReportSchema,
  import: ImportReportSchema,
  fit: FitReportSchema,
  projection: ProjectionReportSchema,
  goal: GoalReportSchema,
  sensitivity: SensitivityReportSchema,
  backtest: BacktestReportSchema,
  diagnosis: DiagnosisReportSchema,
  ledger: LedgerReportSchema,
  "plan-status": PlanStatusReportSchema,
  evaluation: EvaluationReportSchema,
  reconcile: ReconcileReportSchema,
  shop: ShopFile,
  "rule-version": RuleVersion,
  overrides: Overrides,
};

/** Schemas that the simulator makes itself. */
const made = { scenario: scenarioJsonSchema, plan: planJsonSchema, "shop-spec": shopSpecJsonSchema } as const;

/** Prints the JSON Schema that the argument names. */
export async function printSchema(call: Call): Promise<ExitCode> {
  const word = call.args[0]!;
  const name = schemaNames.find((one) => one === word);
  if (!name) {
    const near = nearestWord(word, schemaNames);
    const hint = near === null ? "" : call.say("hint.near", { near });
    throw new Refusal([call.say("schema.unknown", { word, hint, words: schemaNames.join(", ") })]);
  }
  const schema =
    name === "scenario" || name === "plan" || name === "shop-spec"
      ? made[name]()
      : z.toJSONSchema(documents[name], { target: "draft-7", io: "input", unrepresentable: "any" });
  call.io.stdout.write(canonicalJson(schema));
  return exitCode.fine;
}
