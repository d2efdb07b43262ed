import { statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import type { ParsedScenarioFile } from "@scorecast/simulator/schema";
import type { Call } from "./commands/command.ts";
import { readDocument, type UserDocument } from "./document.ts";
import { Refusal } from "./refusal.ts";
import { refusal } from "./scenario-refusal.ts";
import { isPreset } from "./shop-input.ts";

/** What an argument names, and what stands in the file that it may be. */
export interface Asked {
  readonly folder: string;
  readonly file: ParsedScenarioFile;
  /** null: no scenario file. */
  readonly document: UserDocument | null;
}

const nothingAsked: ParsedScenarioFile = {
  ...{ shop: null, rules: null, start: null, horizon: null, replications: null, seed: null },
  ...{ scenarios: [], questions: [], interactions: false, feedback: null, goal: null },
};

/** What the argument names: a shop folder or preset, or a scenario file whose shop lies relative to it. @throws {Refusal} */
export async function readArgument(call: Call, name: string): Promise<Asked> {
  const path = resolve(call.io.cwd, name);
  const isYaml = [".yaml", ".yml", ".json"].includes(extname(path).toLowerCase());
  if (isPreset(name) || !isYaml || statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { folder: name, file: nothingAsked, document: null };
  const document = await readDocument(call, name);
  const { isPlan, parseScenarioFile } = await import("@scorecast/simulator/schema");
  if (isPlan(document.content)) return await askedByPlan(call, name, document);
  const parsed = parseScenarioFile(document.content);
  if (parsed.kind === "problems") throw refusal(call, document, parsed.problems);
  if (parsed.file.shop === null)
    throw new Refusal([call.say("study.no-shop", { place: document.placeOf([]) })]);
  const { shop } = parsed.file;
  return { folder: isPreset(shop) ? shop : join(dirname(path), shop), file: parsed.file, document };
}

/** A plan is a scenario file: its measures as planned and, where that differs, as they really began. @throws {Refusal} */
async function askedByPlan(call: Call, name: string, written: UserDocument): Promise<Asked> {
  const [{ planIn }, { planHorizon, planScenarios }] = await Promise.all([
    import("./plan-request.ts"),
    import("@scorecast/simulator/evaluate"),
  ]);
  const { plan, folder, document } = await planIn(call, name, written);
  const { rules, start, replications, seed } = plan;
  const scenarios = planScenarios(plan, null);
  return {
    folder,
    file: {
      ...{ ...nothingAsked, shop: plan.shop, rules, start, replications, seed, scenarios },
      horizon: planHorizon(plan),
    },
    document,
  };
}
