import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RuleVersion } from "@scorecast/core";
import type { ProjectionReport } from "@scorecast/simulator/report";
import { z } from "zod";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

/** Beside the shop's tables: one kept forecast a line. */
export const LEDGER = "forecasts.jsonl";

const text = z.strictObject({ zh: z.string(), en: z.string() });
const Quantiles = z.record(z.string(), z.number()).nullable();

const KeptForecastSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal("kept-forecast"),
  program: z.string(),
  shop: z.string(),
  /** Fingerprint of the record that it knew. */
  input: z.string(),
  rules: z.string(),
  rulesHash: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  start: z.iso.date(),
  horizon: z.int().positive(),
  scenario: z.string(),
  title: text,
  /** Quantiles of every node on every day from the start, which is the recorded score. */
  days: z.array(z.strictObject({ date: z.iso.date(), nodes: z.record(z.string(), Quantiles) })),
});

export type KeptForecast = z.infer<typeof KeptForecastSchema>;

/** Tells apart versions of one id that a user's own numbers have changed. */
export function hashOfRules(rules: RuleVersion): string {
  return createHash("sha256").update(canonicalJson(rules)).digest("hex");
}

/** One entry for each scenario of the report. */
export function keptForecasts(report: ProjectionReport, rules: RuleVersion): KeptForecast[] {
  return report.scenarios.map(({ id, title, days }) => ({
    formatVersion: 1,
    kind: "kept-forecast",
    ...{ program: report.program, shop: report.shop.id, input: report.input, rules: rules.id },
    ...{ rulesHash: hashOfRules(rules), seed: report.seed, replications: report.replications },
    ...{ start: report.start, horizon: report.horizon, scenario: id, title },
    days: days.map(({ date, total, dimensions, metrics }) => ({
      date,
      nodes: Object.fromEntries(
        Object.entries({ total, ...dimensions, ...metrics }).map(([node, { quantiles }]) => [
          node,
          quantiles && rounded(quantiles),
        ]),
      ),
    })),
  }));
}

/** Seven digits are more than dice are worth, and half the size. */
function rounded(quantiles: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(quantiles).map(([p, value]) => [p, Number(value.toPrecision(7))]));
}

/** The ledger of a shop folder; empty where nothing was kept. @throws {Refusal} that names each line that is no forecast */
export async function readLedger(call: Call, folder: string): Promise<KeptForecast[]> {
  const whole = await readFile(join(folder, LEDGER), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new Refusal([call.say("document.unreadable", { file: LEDGER, detail: error.code ?? "" })]);
  });
  const problems: string[] = [];
  const entries = whole.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const checked = KeptForecastSchema.safeParse(unlessBroken(line));
    if (checked.success) return [checked.data];
    const [issue] = checked.error.issues;
    problems.push(
      call.say("ledger.bad-line", {
        ...{ file: LEDGER, line: i + 1 },
        detail: `${z.core.toDotPath(issue!.path)} ${issue!.message}`.trim(),
      }),
    );
    return [];
  });
  if (problems.length > 0) throw new Refusal(problems.slice(0, 20));
  return entries;
}

function unlessBroken(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Appends forecasts to the ledger, all of them or none; those that are in it already are not repeated.
 *
 * @returns how many were new
 * @throws {Refusal} where the ledger cannot be read or written, or another program is writing it
 */
export async function keepForecasts(
  call: Call,
  folder: string,
  entries: readonly KeptForecast[],
): Promise<number> {
  const path = join(folder, LEDGER);
  const temporary = join(folder, `.${LEDGER}.part`);
  const handle = await open(temporary, "wx").catch((error: NodeJS.ErrnoException) => {
    const key = error.code === "EEXIST" ? "ledger.busy" : "output.cannot-write";
    throw new Refusal([
      call.say(key, { file: key === "ledger.busy" ? temporary : LEDGER, reason: String(error.code) }),
    ]);
  });
  try {
    const before = (await readLedger(call, folder)).map(lineOf);
    const known = new Set(before);
    const fresh = entries.map(lineOf).filter((line) => !known.has(line));
    await handle.writeFile([...before, ...fresh].map((line) => `${line}\n`).join(""), "utf8");
    await handle.sync();
    await handle.close();
    if (fresh.length > 0) await rename(temporary, path);
    return fresh.length;
  } finally {
    await handle.close().catch(() => {}); // closed already when all went well
    await rm(temporary, { force: true });
  }
}

function lineOf(entry: KeptForecast): string {
  return JSON.stringify(entry);
}
