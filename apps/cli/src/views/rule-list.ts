import type { RuleVersionEntry } from "@scorecast/core";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { table } from "./table.ts";

type Line = Pick<RuleVersionEntry, "id" | "effectiveFrom" | "title"> & {
  readonly previewFrom: string | null;
};

export function ruleListView(list: readonly Line[], { say, pick, io }: Call): string {
  const rows = list.map(({ id, effectiveFrom, previewFrom, title }) => [
    id,
    effectiveFrom ?? say("rules.never"),
    previewFrom ?? "",
    pick(title),
  ]);
  const columns = [
    { title: say("column.rules") },
    { title: say("column.in-force-from") },
    { title: say("column.preview"), spare: 1 },
    { title: say("column.name") },
  ];
  return `${table(columns, rows, io.stdout.columns)}\n`;
}

export function ruleListCsv(list: readonly Line[]): Csv {
  return {
    header: ["id", "in_force_from", "preview_from", "title_zh", "title_en"],
    rows: list.map(({ id, effectiveFrom, previewFrom, title }) => [
      ...[id, effectiveFrom, previewFrom, title.zh, title.en],
    ]),
  };
}
