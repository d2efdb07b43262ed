import { loadRules, parseDay, ruleVersionInForce, ruleVersions } from "@scorecast/core";
import type { ImportedFileLine, ImportReport, Text } from "@scorecast/core/report";
import {
  describeFinding,
  describeProblem,
  type ImportAccount,
  type LeaveReason,
  leaveReasons,
  type SourceId,
  sources,
  tableTitles,
} from "@scorecast/ingest";
import { version } from "./version.ts";

export interface Imported {
  readonly folder: string;
  readonly account: ImportAccount;
}

/** The account of an import as a result that the terminal, JSON and the page show, with its texts in both languages. */
export async function importReport({ folder, account }: Imported): Promise<ImportReport> {
  const { written, shop, files, tables, fallbacks, coverage, metrics, quality, problems } = account;
  const inForce = inForceAfter(coverage.find(({ table }) => table === "orders")?.last ?? null);
  const rules = await Promise.all(
    ruleVersions.map(async ({ id, title }) => {
      const { metrics: rows } = await loadRules(id);
      return {
        ...{ id, title, inForce: id === inForce },
        metrics: metrics
          .filter((one) => one.rules === id)
          .map(({ metric, can, lacks, mendedBy }) => ({
            ...{ metric, title: rows[metric]!.title, can, lacks },
            mendedBy: mendedBy === null ? null : { id: mendedBy, title: sources[mendedBy].title },
          })),
      };
    }),
  );
  return {
    ...{ formatVersion: 1, kind: "import", program: version, folder, written },
    shop: shop === null ? null : { id: shop.id, name: shop.name },
    files: files.map(({ file, member, sheet, recognisedAs, rowsRead, rowsUsed, leftOut }) => ({
      ...{ file, member, sheet, recognisedAs, title: formatTitle(recognisedAs), rowsRead, rowsUsed },
      leftOut: leftOut.map(({ reason, rows }) => ({
        ...{ reason, title: leaveReasons[reason as LeaveReason], rows },
      })),
    })),
    tables: Object.entries(tables).map(([table, rows]) => ({ table, title: titleOf(table), rows })),
    ...{ fallbacks, coverage: coverage.map((one) => ({ ...one, title: titleOf(one.table) })), rules },
    quality: quality.map((one) => {
      const [zh, en] = [describeFinding(one, "zh"), describeFinding(one, "en")];
      const { check, severity, count, of, places } = one;
      return {
        ...{ check, severity, count, of, places },
        ...{ what: { zh: zh.what, en: en.what }, fix: { zh: zh.fix, en: en.fix } },
      };
    }),
    problems: problems.map((one) => ({
      severity: one.severity,
      text: { zh: describeProblem(one, "zh"), en: describeProblem(one, "en") },
      count: one.count,
    })),
  };
}

/** What a file was taken for: a format, "table:…" of a shop folder, or "mapping:…" of the user's. */
export function formatTitle(recognisedAs: string): Text {
  const [kind, name] = recognisedAs.split(/:(.*)/s) as [string, string | undefined];
  if (kind === "table") {
    const { zh, en } = titleOf(name!);
    return { zh: `店铺文件夹的${zh}`, en: `${en} of a shop folder` };
  }
  if (kind === "mapping") return { zh: `映射 ${name}`, en: `mapping ${name}` };
  return sources[recognisedAs as SourceId]?.title ?? { zh: "认不出", en: "unknown" };
}

function titleOf(table: string): Text {
  return tableTitles[table as keyof typeof tableTitles];
}

/** The version in force on the day after the last order; null: no order, or one before the first version. */
function inForceAfter(last: string | null): string | null {
  if (last === null) return null;
  try {
    return ruleVersionInForce(parseDay(last)! + 1).id;
  } catch {
    return null;
  }
}

/** A file, and the member or sheet of it that is meant. */
export function fileName({
  file,
  member,
  sheet,
}: Pick<ImportedFileLine, "file" | "member" | "sheet">): string {
  return [member === null ? file : `${file}/${member}`, ...(sheet === null ? [] : [sheet])].join(" · ");
}
