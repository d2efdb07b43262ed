import { access, readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Shop } from "@scorecast/core";
import { computabilityOf } from "./account/computability.ts";
import { coverageOf } from "./account/coverage.ts";
import { qualityOf } from "./account/quality.ts";
import { rowAccounts } from "./account/row-account.ts";
import { type ExistingFolder, existingFolder } from "./existing-folder.ts";
import { ProgressTeller } from "./import-progress.ts";
import type { ImportedFile } from "./import-record.ts";
import type { ImportAccount, ImportRequest } from "./import-request.ts";
import type { LeaveReason } from "./leave-reasons.ts";
import { unknownTypesSql } from "./merge/merge-orders.ts";
import { type MergedTables, mergeTables } from "./merge/merge-tables.ts";
import { prepareFiles } from "./open/prepare-files.ts";
import { hasErrors, type Problem, problem } from "./problem.ts";
import { parseShopYaml } from "./shop-yaml.ts";
import { described, stageExisting, stageIncoming } from "./stage/stage-incoming.ts";
import { fileLabel, type StagedFile } from "./stage/staged-file.ts";
import { type WorkDatabase, withWorkDatabase } from "./stage/work-database.ts";
import { folderState, restoreFolder } from "./write/replace-folder.ts";
import { withWorkFolder } from "./write/work-folder.ts";
import { writeFolder } from "./write/write-folder.ts";

/** Reasons that the user can mend. */
const unusable: readonly LeaveReason[] = ["bad-value", "field-count", "unreadable"];

/**
 * Makes a shop folder from files of the back office and others, or adds them to one, whole or not at all: find and
 * recognise the tables, type their rows, merge them by key, account for each row, write.
 *
 * @throws the signal's reason when it aborts
 */
export async function importExports(request: ImportRequest): Promise<ImportAccount> {
  const target = resolve(request.out);
  await restoreFolder(target);
  return await withWorkFolder(target, async (folder) =>
    withWorkDatabase(folder, request.signal, async (db) => await importInto(db, request, target, folder)),
  );
}

async function importInto(
  db: WorkDatabase,
  request: ImportRequest,
  target: string,
  folder: string,
): Promise<ImportAccount> {
  const teller = new ProgressTeller(request.progress);
  const problems: Problem[] = [];
  const before = folderState(target);
  const existing = await existingOf(db, request, target, problems);
  const shop = await shopOf(request.shop ?? existing?.shop ?? null, problems);
  if (request.add !== true && (await exists(target))) {
    problems.push(problem({ severity: "error", key: "out-exists", file: basename(target) }));
  }

  const found = await prepareFiles(request.files, {
    ...{ workFolder: folder, mappings: request.mappings ?? [], own: target },
    ...(request.limits === undefined ? {} : { limits: request.limits }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    progress: (done, total) => teller.tell("open", total === 0 ? 1 : done / total),
  });
  problems.push(...found.problems);
  const incoming = await stageIncoming(db, found.tables, existing, { shop, teller, problems });
  const staged = incoming.flatMap((one) => one.staged ?? []);
  const older = await stageExisting(db, existing, shop);
  const news = staged.length > 0 || existing === null;

  const sources = [...older, ...staged];
  if (!sources.some(({ targets }) => targets.some((one) => one.target.table === "orders"))) {
    problems.push(problem({ severity: "error", key: "orders-missing", file: basename(target) }));
  }
  teller.tell("merge", 0);
  const merged = await mergeTables(db, sources);
  problems.push(...(await unknownTypes(db, staged)));
  const accounts = await rowAccounts(db, staged, merged);
  const files = incoming.map(({ prepared, fingerprint, staged: one, skipped }): ImportedFile => {
    const account = one === null ? null : accounts[staged.indexOf(one)]!;
    if (account === null) return skipped!;
    const { read, used, leftOut } = account;
    return { ...described(prepared, fingerprint), rowsRead: read, rowsUsed: used, leftOut: [...leftOut] };
  });
  const unknown = found.unknown.map(
    ({ file, member, sheet }): ImportedFile => ({
      ...{
        file,
        member,
        sheet,
        fingerprint: "",
        recognisedAs: "unknown",
        rowsRead: 0,
        rowsUsed: 0,
        leftOut: [],
      },
    }),
  );
  const orders = merged.tables[0]!.rows;
  const spoilt = staged.some(
    ({ targets }, i) =>
      targets.some(({ target }) => target.table === "orders") &&
      accounts[i]!.leftOut.some(({ reason }) => unusable.includes(reason)),
  );
  if (orders === 0 && spoilt) {
    problems.push(problem({ severity: "error", key: "orders-unused", file: basename(target) }));
  } else if (orders === 0 && !hasErrors(problems)) {
    problems.push(problem({ severity: "warning", key: "orders-none", file: basename(target) }));
  }

  const coverage = await coverageOf(db, merged);
  const account = {
    shop,
    ...{ files: [...files, ...unknown], tables: tableSizes(merged), fallbacks: merged.fallbacks, coverage },
    metrics: await computabilityOf(merged, merged.fallbacks),
    quality: await qualityOf(db, merged, coverage),
    problems,
  };
  if (hasErrors(problems) || shop === null) return { written: false, ...account };
  const written =
    !news ||
    (await writeFolder(db, {
      request,
      target,
      before,
      folder,
      shop,
      existing,
      incoming,
      files,
      merged,
      account,
      teller,
    }));
  if (!written)
    problems.push(problem({ severity: "error", key: "changed-meanwhile", file: basename(target) }));
  teller.tell("write", 1);
  return { written, ...account };
}

async function unknownTypes(db: WorkDatabase, staged: readonly StagedFile[]): Promise<Problem[]> {
  const found = await db.rows(unknownTypesSql("rows_orders"));
  return found.map(({ words, rows, file, line }) => {
    const source = staged.find(({ rank }) => rank === Number(file))!;
    const place = {
      file: fileLabel(source.prepared),
      line: Number(line),
      column: "订单类型",
      value: String(words),
    };
    return problem({
      severity: "warning",
      key: "export-word",
      ...place,
      params: { used: "normal" },
      count: Number(rows),
    });
  });
}

function tableSizes({ tables }: MergedTables): ImportAccount["tables"] {
  return Object.fromEntries(
    tables.filter(({ table }) => table !== "perks").map(({ table, rows }) => [table, rows]),
  );
}

async function existingOf(
  db: WorkDatabase,
  { add = false }: ImportRequest,
  target: string,
  problems: Problem[],
): Promise<ExistingFolder | null> {
  if (!add) return null;
  const found = await existingFolder(db, target);
  problems.push(...found.problems);
  return found.folder;
}

async function shopOf(shop: Shop | string | null, problems: Problem[]): Promise<Shop | null> {
  if (shop === null || typeof shop !== "string") {
    if (shop === null && !hasErrors(problems))
      problems.push(problem({ severity: "error", key: "file-missing", file: "shop.yaml" }));
    return shop;
  }
  const file = basename(shop);
  let text: string;
  try {
    text = await readFile(shop, "utf8");
  } catch {
    problems.push(problem({ severity: "error", key: "file-missing", file }));
    return null;
  }
  const parsed = parseShopYaml(text, file);
  problems.push(...parsed.problems);
  return parsed.shop;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
