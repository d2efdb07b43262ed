import { writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { formatDay, nearestWord, type TableName } from "@scorecast/core";
import { writeShopFolder } from "@scorecast/ingest";
import type { Study } from "@scorecast/simulator";
import { notTold, type Story, type StoryTables, tellStory } from "@scorecast/simulator/story";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { Refusal } from "./refusal.ts";
import { REPLICATIONS, readStudyRequest, type StudyRequest } from "./study-request.ts";
import { version } from "./version.ts";
import { storyView } from "./views/story.ts";

/** What asks for many futures and has no meaning for one. */
const ofManyFutures = ["ask", "interactions", "precision", "max-time"] as const;

/**
 * Tells one replication of a forecast order by order: day by day on the screen, and as a shop folder with `-o FOLDER`.
 *
 * @throws {Refusal} for a replication or scenario that there is not, and for rules that no rows can tell yet
 */
export async function replayFuture(call: Call): Promise<ExitCode> {
  for (const option of ofManyFutures)
    if (call.every(option).length > 0 || call.switched(option))
      throw new Refusal([call.say("story.not-with", { option: `--${option}` })]);
  const folders = call.every("output");
  if (folders.length > 1) throw new Refusal([call.say("story.one-folder")]);
  const request = await readStudyRequest(call, "forecast", REPLICATIONS);
  const scenario = scenarioOf(call, request);
  const replication = replicationOf(call, request);
  const { state } = request.study;
  const missing = notTold(state, scenario).map(({ rules, series }) =>
    call.say("story.not-told", { rules, series: series.join(", ") }),
  );
  if (missing.length > 0) throw new Refusal(missing);
  const story = tellStory(request.scoreInput.history, state, scenario, replication);
  const result = storyResult(request, scenario, replication, story);
  const folder = folders[0] ?? null;
  const text = storyView(result, folder, call);
  if (folder !== null) await writeStory(call, folder, story, text);
  call.io.stdout.write(call.json ? canonicalJson(result) : text);
  return exitCode.fine;
}

export type StoryResult = ReturnType<typeof storyResult>;

function storyResult({ study }: StudyRequest, scenario: number, replication: number, story: Story) {
  const { state } = study;
  const rows = Object.entries(tablesOf(story.tables)).map(([table, list]) => [table, list.length] as const);
  return {
    ...{ formatVersion: 1, kind: "story", program: version },
    shop: { id: story.shop.id, name: story.shop.name },
    ...{ rules: state.rules.id, scenario: state.scenarios[scenario]!.id },
    ...{ replication, replications: state.replications, seed: state.seed },
    ...{ start: formatDay(state.start), horizon: state.horizon, titles: titlesOf(state, scenario) },
    tables: Object.fromEntries(rows),
    days: story.chronicle.days,
    untold: story.untold.map(({ t, process, amount }) => ({
      date: formatDay(state.start + t),
      process,
      amount,
    })),
    differences: story.chronicle.differences,
  };
}

/** Titles of the metrics in the rules that score the scenario. */
function titlesOf({ rules, scenarios }: Study["state"], scenario: number) {
  const versions = [...(scenarios[scenario]!.rules ?? []).map((planned) => planned.rules), rules];
  const all = versions.flatMap((version) => Object.entries(version.metrics));
  return Object.fromEntries(all.map(([id, { title }]) => [id, title]));
}

/** Place of `--scenario ID`, else of the baseline. */
function scenarioOf(call: Call, { study }: StudyRequest): number {
  const id = call.option("scenario") ?? "baseline";
  const ids = study.scenarios.map((scenario) => scenario.id);
  const place = ids.indexOf(id);
  if (place >= 0) return place;
  const near = nearestWord(id, ids);
  const hint = near === null ? "" : call.say("hint.near", { near });
  throw new Refusal([call.say("story.no-scenario", { id, hint, ids: ids.join(", ") })]);
}

function replicationOf(call: Call, { study }: StudyRequest): number {
  const text = call.option("replay")!;
  const { replications } = study.state;
  if (/^\d{1,7}$/.test(text) && Number(text) < replications) return Number(text);
  throw new Refusal([call.say("story.no-replication", { text, last: replications - 1 })]);
}

function tablesOf(tables: StoryTables): Partial<Record<TableName, StoryTables["orders"]>> {
  const all: readonly [TableName, StoryTables["orders"] | null][] = [
    ["orders", tables.orders],
    ["parcels", tables.parcels],
    ["reviews", tables.reviews],
    ["after-sales", tables.afterSales],
    ["chats", tables.chats],
    ["chat-days", tables.chatDays],
    ["complaints", tables.complaints],
    ["violations", tables.violations],
    ["listings", tables.listings],
    ["observed", tables.observed],
  ];
  return Object.fromEntries(all.filter(([, rows]) => rows !== null));
}

async function writeStory(call: Call, folder: string, { shop, tables }: Story, text: string): Promise<void> {
  const path = resolve(call.io.cwd, folder);
  try {
    await writeShopFolder(path, { shop, tables: tablesOf(tables) });
    await writeFile(join(path, "story.md"), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === "EEXIST") throw new Refusal([call.say("generate.exists", { folder: basename(folder) })]);
    throw new Refusal([call.say("output.cannot-write", { file: folder, reason: code })]);
  }
}
