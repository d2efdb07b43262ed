import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { loadRules, ruleVersions } from "@scorecast/core";
import {
  dirtyExports,
  generateShop,
  incidentDays,
  type ShopTables,
  shopYaml,
  toShopFolder,
  troublesOf,
} from "@scorecast/simulator/generate";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type GenerateRequest, generateRequest } from "./generate-request.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { specYaml } from "./spec-yaml.ts";
import { version } from "./version.ts";
import { generationView } from "./views/generation.ts";
import { generatorList, generatorListView } from "./views/generator-list.ts";
import { writeFilthyFiles } from "./write-filthy-files.ts";
import { writeShopDays } from "./write-shop-days.ts";

/** Tables that no back office exports; in the form of a shop folder they lie beside the exports. */
const readyTables = ["chats.csv", "complaints.csv", "violations.csv"];

/** A share of the work for which nothing can be shown: the shop is made in one go. */
const MAKING = 0.4;

/** Makes the folder `-o DIR` with a generated shop in it, whole or not at all. */
export async function generateShopFiles(call: Call): Promise<ExitCode> {
  if (call.switched("list")) {
    const list = generatorList();
    call.io.stdout.write(call.json ? canonicalJson(list) : generatorListView(list, call));
    return exitCode.fine;
  }
  const request = await generateRequest(call);
  if (call.switched("spec")) {
    call.io.stdout.write(call.json ? canonicalJson(request.spec) : specYaml(request.spec));
    return exitCode.fine;
  }
  const folder = call.option("output");
  if (folder === null) throw new Refusal([call.say("generate.needs-output")]);
  const out = resolve(call.io.cwd, folder);
  if ((await stat(out).catch(() => null)) !== null)
    throw new Refusal([call.say("generate.exists", { folder })]);
  const workshop = await mkdtemp(join(dirname(out), `.${basename(out)}.`)).catch(
    (error: NodeJS.ErrnoException) => {
      const reason = error.code === "ENOENT" ? call.say("output.no-folder") : String(error.code);
      throw new Refusal([call.say("output.cannot-write", { file: folder, reason })]);
    },
  );
  try {
    const made = join(workshop, basename(out));
    await mkdir(made);
    const result = { ...head, folder, ...(await makeIn(made, request, call)) };
    await rename(made, out);
    call.io.stdout.write(call.json ? canonicalJson(result) : generationView(result, call));
    return exitCode.fine;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

const head = { formatVersion: 1, kind: "generation", program: version } as const;

export interface GenerationResult extends Awaited<ReturnType<typeof makeIn>> {
  readonly folder: string;
}

async function makeIn(folder: string, request: GenerateRequest, call: Call) {
  const { preset, specFile, spec, seed, form } = request;
  const progress = progressFor(call);
  const show = async (share: number) => {
    progress.generate(share);
    await setImmediate();
    call.io.signal.throwIfAborted();
  };
  try {
    const { sizes, ledger, files } =
      form === "folder"
        ? { ...nothingExported, sizes: await writeShopDays(join(folder, "shop"), spec, seed, show) }
        : await makeExports(folder, request, show);
    const incidents = incidentDays(spec).map(({ incident, from, to }) => ({ ...incident, from, to }));
    const facts = {
      ...{
        preset,
        ...(specFile === null ? {} : { specFile }),
        seed,
        form,
        start: spec.startDay,
        days: spec.days,
        incidents,
      },
      ...{ troubles: await scoredTroubles(request), tables: sizes },
    };
    const { dirt, losses, personal } = ledger;
    const truth = {
      ...{ formatVersion: 1, kind: "truth", program: version, ...facts, dirt, losses, personal },
      ...{ exports: ledger.tables, spec },
    };
    await writeTexts(folder, { "truth.json": canonicalJson(truth) });
    await show(1);
    return { ...facts, files, dirt, rowsLost: lostRows(losses), cellsLost: losses.length - lostRows(losses) };
  } finally {
    progress.clear();
  }
}

/** The troubles that the rules in force on their days score, with the name that these give the metric. */
async function scoredTroubles({ preset, spec }: GenerateRequest) {
  if (preset === null) return [];
  const scored = troublesOf(preset, spec).map(async ({ metric, on }) => {
    const entry = ruleVersions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= on);
    const rule = entry === undefined ? undefined : (await loadRules(entry.id)).metrics[metric];
    return rule === undefined ? [] : [{ metric, title: rule.title, on }];
  });
  return (await Promise.all(scored)).flat();
}

type Exported = ReturnType<typeof dirtyExports>;

const nothingExported: {
  readonly ledger: Exported["ledger"];
  readonly files: Awaited<ReturnType<typeof writeFilthyFiles>>;
} = { ledger: { dirt: [], tables: [], losses: [], personal: [] }, files: [] };

/** Exports look back from their newest row to the oldest: all of the shop is held in memory. */
async function makeExports(
  folder: string,
  { spec, seed, form, doses }: GenerateRequest,
  show: (share: number) => Promise<void>,
) {
  await show(0);
  const tables = generateShop(spec, seed);
  const { files: made, ledger } = dirtyExports(tables, seed, doses ?? {});
  const steps = 1 + (form === "exports" ? 0 : 1) + made.length;
  let done = 0;
  const step = () => show(MAKING + ((1 - MAKING) * ++done) / steps);
  if (form !== "exports") {
    await writeTexts(join(folder, "shop"), toShopFolder(tables));
    await step();
  }
  const files = await writeFilthyFiles(join(folder, "exports"), made, step);
  await writeTexts(join(folder, "exports"), besideExports(tables));
  return { ledger, files, sizes: tableSizes(tables) };
}

function besideExports(tables: ShopTables): Record<string, string> {
  const folder = toShopFolder(tables);
  const ready = readyTables.flatMap((name) => {
    const text = folder[name]!;
    return text.trimEnd().includes("\n") ? [[name, text] as const] : [];
  });
  return { "shop.yaml": shopYaml(tables.shop), ...Object.fromEntries(ready) };
}

function lostRows(losses: readonly { readonly column: string | null }[]): number {
  return losses.filter(({ column }) => column === null).length;
}

function tableSizes({ shop: _, catalogue: __, afterSales, ...tables }: ShopTables): Record<string, number> {
  const sizes = Object.entries({ ...tables, "after-sales": afterSales }).map(([name, rows]) => [
    name,
    rows.length,
  ]);
  return Object.fromEntries(sizes);
}

async function writeTexts(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
}
