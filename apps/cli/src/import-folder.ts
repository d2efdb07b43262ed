import { copyFile, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  describeProblem,
  hasErrors,
  type ImportAccount,
  importExports,
  validateShopFolder,
} from "@scorecast/ingest";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { Refusal } from "./refusal.ts";
import { version } from "./version.ts";
import { importView } from "./views/import-account.ts";

/** Tables that the back office does not export: given in the form of a shop folder, they are taken as they are. */
const readyTables = ["chats", "complaints", "violations", "listings", "observed"];
const readyName = new RegExp(`^(?:${readyTables.join("|")})\\.(?:csv|csv\\.gz|parquet)$`);

/**
 * Makes the shop folder `-o DIR` from exports, whole or not at all: it is built beside its place, checked with the ready
 * tables in it, and moved there at the end.
 */
export async function importFolder(call: Call): Promise<ExitCode> {
  const [shop, folder] = [call.option("shop"), call.option("output")];
  if (shop === null) throw new Refusal([call.say("import.needs-shop")]);
  if (folder === null) throw new Refusal([call.say("import.needs-output")]);
  const out = resolve(call.io.cwd, folder);
  if (await exists(out)) throw new Refusal([call.say("import.exists", { folder })]);
  const paths = call.args.map((name) => resolve(call.io.cwd, name));
  for (const [i, path] of paths.entries())
    if (!(await stat(path).catch(() => null))?.isFile())
      throw new Refusal([call.say("document.missing", { file: call.args[i]! })]);
  const ready = paths.filter((path) => readyName.test(basename(path)));
  const exports = paths.filter((path) => !ready.includes(path));

  const workshop = await mkdtemp(join(dirname(out), `.${basename(out)}.`)).catch(
    (error: NodeJS.ErrnoException) => {
      const reason = error.code === "ENOENT" ? call.say("output.no-folder") : String(error.code);
      throw new Refusal([call.say("output.cannot-write", { file: folder, reason })]);
    },
  );
  try {
    const made = join(workshop, basename(out));
    const account = await importExports({ files: exports, shop: resolve(call.io.cwd, shop), out: made });
    if (account.written) for (const path of ready) await copyFile(path, join(made, basename(path)));
    const checked = account.written && ready.length > 0 ? await validateShopFolder(made) : null;
    const problems = [...account.problems, ...(checked?.problems ?? [])];
    const written = account.written && !hasErrors(problems);
    if (written) await rename(made, out);
    for (const problem of problems)
      call.note(call.say(`problem.${problem.severity}`, { text: describeProblem(problem, call.language) }));
    const tables = { ...account.tables, ...checked?.rows };
    const result: ImportAccount = { ...account, written, tables, problems };
    call.io.stdout.write(
      call.json
        ? canonicalJson({ formatVersion: 1, kind: "import", program: version, folder, ...result })
        : importView(result, folder, call),
    );
    return written ? exitCode.fine : exitCode.badInput;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
