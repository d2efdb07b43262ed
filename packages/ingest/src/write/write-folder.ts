import { chmod, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Shop } from "@scorecast/core";
import type { ExistingFolder } from "../existing-folder.ts";
import type { ProgressTeller } from "../import-progress.ts";
import type { ImportedFile, ImportRecord } from "../import-record.ts";
import type { ImportAccount, ImportRequest } from "../import-request.ts";
import type { MergedTables } from "../merge/merge-tables.ts";
import { shopPerks } from "../merge/shop-perks.ts";
import { tierOverrides } from "../merge/tier-overrides.ts";
import type { Incoming } from "../stage/stage-incoming.ts";
import type { WorkDatabase } from "../stage/work-database.ts";
import { tableNames } from "../table-columns.ts";
import { shopYamlOf } from "../write-shop-folder.ts";
import { replaceFolder } from "./replace-folder.ts";
import { writeTableFile, writeTrace } from "./write-tables.ts";

export interface Writing {
  readonly request: ImportRequest;
  readonly target: string;
  /** What `folderState` said of the target when the import began. */
  readonly before: string | null;
  readonly folder: string;
  readonly shop: Shop;
  readonly existing: ExistingFolder | null;
  readonly incoming: readonly Incoming[];
  readonly files: readonly ImportedFile[];
  readonly merged: MergedTables;
  readonly account: Pick<ImportAccount, "tables" | "fallbacks">;
  readonly teller: ProgressTeller;
}

/** Writes the folder in a draft, and puts that in its place. False: another import was faster, and nothing was changed. */
export async function writeFolder(db: WorkDatabase, writing: Writing): Promise<boolean> {
  const { before, request, target, folder, shop, existing, incoming, files, merged, account, teller } =
    writing;
  const draft = join(folder, "draft");
  await mkdir(draft);
  const perks = await shopPerks(db, shop, merged);
  await writeFile(join(draft, "shop.yaml"), shopYamlOf({ ...shop, perks }));
  // Every file is written in an order of its own; without the order of insertion less is held back in memory.
  await db.run("SET preserve_insertion_order = false");
  const tiers = await tierOverrides(db, merged);
  if (tiers !== null) await writeFile(join(draft, "tiers.yaml"), tiers);
  const written = merged.tables.filter(({ table }) => table !== "perks" && table !== "tiers");
  for (const [i, table] of written.entries()) {
    db.watch((share) => teller.tell("write", (i + share) / (written.length + 1)));
    await writeTableFile(db, table, draft, request.as ?? existing?.form ?? "csv");
  }
  const earlier = existing?.record?.files ?? [];
  const news = incoming
    .map(({ staged }, i) => ({ rank: staged?.rank ?? -1, file: files[i]! }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  const numbers = news.map(({ rank }, i) => `WHEN ${rank} THEN ${earlier.length + i}`);
  const fileNumber = numbers.length === 0 ? "file" : `CASE file ${numbers.join(" ")} END`;
  await writeTrace(db, merged.used, existing?.trace ?? null, fileNumber, draft);
  const record: ImportRecord = {
    ...{ formatVersion: 2, files: [...earlier, ...news.map(({ file }) => file)] },
    ...{ tables: account.tables, fallbacks: [...account.fallbacks] },
  };
  await writeFile(join(draft, "import.json"), `${JSON.stringify(record, null, 2)}\n`);
  if (existing !== null) await keepOthers(target, draft);
  await chmod(draft, 0o755);
  request.signal?.throwIfAborted();
  return await replaceFolder(draft, target, before);
}

const ours = new RegExp(
  `^(shop\\.yaml|import\\.json|trace\\.parquet|(${tableNames.join("|")})\\.(csv|csv\\.gz|parquet))$`,
);

/** What the user keeps beside the tables (scenarios, overrides, notes) goes along into the new folder. */
async function keepOthers(target: string, draft: string): Promise<void> {
  const written = await readdir(draft);
  for (const name of await readdir(target)) {
    if (ours.test(name) || written.includes(name)) continue;
    await cp(join(target, name), join(draft, name), { recursive: true, verbatimSymlinks: true });
  }
}
