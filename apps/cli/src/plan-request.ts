import { statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { nearestWord } from "@scorecast/core";
import { type BacktestGround, type ImprovementPlan, pathInPlan } from "@scorecast/simulator/evaluate";
import type { Call } from "./commands/command.ts";
import { readDocument, refusalOf, type UserDocument } from "./document.ts";
import { isPreset } from "./shop-input.ts";

/** A plan file with the shop that it is about. */
export interface PlanRequest {
  readonly plan: ImprovementPlan;
  /** As `readShop` takes it. */
  readonly folder: string;
  /** Where parts of the plan, and of the scenarios that it stands for, stand in the file. */
  readonly document: UserDocument;
}

/** Whether the argument is a file and no shop folder. */
export function namesFile(call: Call, name: string): boolean {
  const path = resolve(call.io.cwd, name);
  const isYaml = [".yaml", ".yml", ".json"].includes(extname(path).toLowerCase());
  return isYaml && !isPreset(name) && !statSync(path, { throwIfNoEntry: false })?.isDirectory();
}

/** @throws {Refusal} with everything that is wrong with the file, each with its line */
export async function readPlan(call: Call, name: string): Promise<PlanRequest> {
  return await planIn(call, name, await readDocument(call, name));
}

/** The plan that a document holds. @throws {Refusal} */
export async function planIn(call: Call, name: string, document: UserDocument): Promise<PlanRequest> {
  const { parsePlanFile } = await import("@scorecast/simulator/schema");
  const parsed = parsePlanFile(document.content);
  if (parsed.kind === "problems")
    throw refusalOf(
      document,
      parsed.problems.map(({ path, text }) => ({ path, message: call.pick(text) })),
    );
  const { plan } = parsed;
  const { shop } = plan;
  return {
    plan,
    folder: isPreset(shop) ? shop : join(dirname(resolve(call.io.cwd, name)), shop),
    document: { ...document, pathIn: (path) => pathInPlan(plan, path) },
  };
}

/** @throws {Refusal} where a measure names a metric that the rules do not have */
export function checkNodes(
  document: UserDocument,
  { measures }: ImprovementPlan,
  { nodes, rules }: BacktestGround,
  call: Call,
): void {
  const issues = measures.flatMap(({ metric }, i) => {
    if (metric === null || nodes.includes(metric)) return [];
    return [{ path: ["measures", i, "metric"], message: unknownNode(call, metric, nodes, rules.id) }];
  });
  if (issues.length > 0) throw refusalOf(document, issues);
}

/** That the rules have no such metric, with the nearest that they have. */
export function unknownNode(call: Call, word: string, nodes: readonly string[], rules: string): string {
  const near = nearestWord(word, nodes);
  const hint = near === null ? "" : call.say("hint.near", { near });
  return call.say("evaluate.unknown-metric", { word, rules, hint, words: nodes.join(", ") });
}
