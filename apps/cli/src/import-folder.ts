import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Shop } from "@scorecast/core";
import {
  describeProblem,
  hasErrors,
  type ImportRequest,
  importExports,
  type Problem,
  parseShopYaml,
  readMappings,
} from "@scorecast/ingest";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { readTextFile } from "./document.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { importReport } from "./import-report.ts";
import { withOutputFiles } from "./output-files.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { traceRows } from "./trace-rows.ts";
import { importView } from "./views/import-account.ts";

const PROBLEMS_TOLD = 12;

/** Makes the shop folder `-o DIR` from files, or adds to it: whole or not at all. */
export async function importFolder(call: Call): Promise<ExitCode> {
  if (call.option("trace") !== null) return await traceRows(call);
  if (call.args.length === 0) throw new Refusal([call.say("import.needs-files")]);
  if (call.switched("suggest-mapping")) return await suggestMapping(call);
  const folder = call.option("output");
  if (folder === null) throw new Refusal([call.say("import.needs-output")]);
  const as = call.option("as") ?? "csv";
  if (as !== "csv" && as !== "parquet") throw new Refusal([call.say("import.as", { word: as })]);
  const out = resolve(call.io.cwd, folder);
  const add = call.switched("add");
  await checkPlaces(call, folder, add);
  const paths = call.args.map((name) => resolve(call.io.cwd, name));
  const { mappings, problems } = await readMappings(
    call.every("mapping").map((name) => resolve(call.io.cwd, name)),
  );
  if (hasErrors(problems)) throw refusal(call, problems);
  const shop = add && call.option("shop") === null ? null : await shopFor(call, paths, basename(out));
  const page = call.option("page");
  return await withOutputFiles(
    { ...call, every: () => (page === null ? [] : [page]) },
    ["html"],
    async (write) => {
      const progress = progressFor(call);
      const request: ImportRequest = {
        ...{ files: paths.filter((path) => basename(path) !== "shop.yaml"), out, as, add, mappings },
        ...(shop === null ? {} : { shop }),
        signal: call.io.signal,
        progress: ({ share, rows, total }) => progress.read(share, rows, total),
      };
      const account = await importExports(request).finally(progress.clear);
      tell(call, account.problems);
      const report = await importReport({ folder, account });
      await write(async () => await (await import("./page.ts")).standalonePage([report]));
      call.io.stdout.write(call.json ? canonicalJson(report) : importView(report, call));
      return account.written ? exitCode.fine : exitCode.badInput;
    },
  );
}

/** @throws {Refusal} before the long part: the folder is there already, or has no place to be, or a file is missing */
async function checkPlaces(call: Call, folder: string, add: boolean): Promise<void> {
  const out = resolve(call.io.cwd, folder);
  const there = await isThere(out);
  if (there && !add) throw new Refusal([call.say("import.exists", { folder })]);
  if (!there && add) throw new Refusal([call.say("import.nothing-to-add-to", { folder })]);
  const cannot = (reason: string) => new Refusal([call.say("output.cannot-write", { file: folder, reason })]);
  if (!(await isThere(dirname(out)))) throw cannot(call.say("output.no-folder"));
  try {
    await rm(await mkdtemp(join(dirname(out), `.${basename(out)}.import-${process.pid}-`)), {
      recursive: true,
    });
  } catch (cause) {
    throw cannot((cause as NodeJS.ErrnoException).code ?? String(cause));
  }
  const missing: string[] = [];
  for (const name of call.args) if (!(await isThere(resolve(call.io.cwd, name)))) missing.push(name);
  if (missing.length > 0) throw new Refusal(missing.map((file) => call.say("document.missing", { file })));
}

/**
 * What the shop is: `--shop`, else the one shop.yaml among the files or in the folders that were named, else a shop named
 * after the new folder, which the reader is told.
 *
 * @throws {Refusal} if it is no proper shop.yaml, or if there are several
 */
async function shopFor(call: Call, paths: readonly string[], name: string): Promise<Shop> {
  const asked = call.option("shop");
  const found = asked === null ? await shopFiles(paths) : [resolve(call.io.cwd, asked)];
  if (found.length > 1)
    throw new Refusal([
      call.say("import.many-shops", { files: found.map((path) => basename(dirname(path))).join(", ") }),
    ]);
  const [path] = found;
  if (path === undefined) {
    call.note(call.say("problem.warning", { text: call.say("import.shop-assumed", { name }) }));
    return {
      ...{ id: name, name, industry: null, shopType: "other", openedOn: null, timezone: "Asia/Shanghai" },
      ...{ productsOnSale: null, perks: [] },
    };
  }
  const file = asked ?? basename(path);
  const { shop, problems } = parseShopYaml(await readTextFile(call, asked ?? path), file);
  if (shop === null) throw refusal(call, problems);
  return shop;
}

async function shopFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (basename(path) === "shop.yaml") found.push(path);
    else if ((await stat(path)).isDirectory() && (await readdir(path)).includes("shop.yaml"))
      found.push(join(path, "shop.yaml"));
  }
  return found;
}

function tell(call: Call, problems: readonly Problem[]): void {
  const line = (one: Problem) =>
    call.say(`problem.${one.severity}`, { text: describeProblem(one, call.language) });
  const sorted = oneOfEachFirst(problems);
  for (const one of sorted.slice(0, PROBLEMS_TOLD)) call.note(line(one));
  if (sorted.length > PROBLEMS_TOLD)
    call.note(call.say("import.more-problems", { count: sorted.length - PROBLEMS_TOLD }));
}

/** Errors before warnings; within them the first of each kind, then the second of each … */
function oneOfEachFirst(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, number>();
  const ranked = problems.map((one) => {
    const turn = seen.get(one.key) ?? 0;
    seen.set(one.key, turn + 1);
    return { one, turn };
  });
  const isError = ({ severity }: Problem) => Number(severity === "error");
  return ranked.sort((a, b) => isError(b.one) - isError(a.one) || a.turn - b.turn).map(({ one }) => one);
}

function refusal(call: Call, problems: readonly Problem[]): Refusal {
  return new Refusal(
    problems.map((one) => call.say("problem.error", { text: describeProblem(one, call.language) })),
  );
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
