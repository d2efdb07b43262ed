import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  dirtyExports,
  generateShop,
  incidentDays,
  type ShopTables,
  shopYaml,
  toShopFolder,
} from "@scorecast/simulator/generate";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type GenerateRequest, generateRequest } from "./generate-request.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { version } from "./version.ts";
import { generationView } from "./views/generation.ts";
import { generatorList, generatorListView } from "./views/generator-list.ts";
import { writeFilthyFiles } from "./write-filthy-files.ts";

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
  const request = generateRequest(call);
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

async function makeIn(folder: string, { preset, spec, seed, form, doses }: GenerateRequest, call: Call) {
  const progress = progressFor(call);
  try {
    progress.generate(0);
    const tables = generateShop(spec, seed);
    const dirty = form === "folder" ? null : dirtyExports(tables, seed, doses ?? {});
    const steps = 1 + (form === "exports" ? 0 : 1) + (dirty?.files.length ?? 0);
    let done = 0;
    const step = async () => {
      progress.generate(MAKING + ((1 - MAKING) * ++done) / steps);
      await setImmediate();
      call.io.signal.throwIfAborted();
    };
    if (form !== "exports") {
      await writeTexts(join(folder, "shop"), toShopFolder(tables));
      await step();
    }
    const files = dirty === null ? [] : await writeFilthyFiles(join(folder, "exports"), dirty.files, step);
    if (dirty !== null) await writeTexts(join(folder, "exports"), besideExports(tables));
    const incidents = incidentDays(spec).map(({ incident, from, to }) => ({ ...incident, from, to }));
    const facts = {
      ...{ preset, seed, form, start: spec.startDay, days: spec.days, incidents },
      tables: tableSizes(tables),
    };
    const ledger = dirty?.ledger ?? { dirt: [], tables: [], losses: [], personal: [] };
    const { dirt, losses, personal } = ledger;
    const truth = {
      ...{ formatVersion: 1, kind: "truth", program: version, ...facts, dirt, losses, personal },
      ...{ exports: ledger.tables, spec },
    };
    await writeTexts(folder, { "truth.json": canonicalJson(truth) });
    await step();
    return { ...facts, files, dirt, rowsLost: lostRows(losses), cellsLost: losses.length - lostRows(losses) };
  } finally {
    progress.clear();
  }
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
