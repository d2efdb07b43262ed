import { csvOfDraft } from "./csv-of-draft.ts";
import { type Cell, type Draft, recordsOf } from "./draft.ts";
import type { DirtyFile, TablePlace, TextFile, WorkbookFile } from "./files.ts";
import { jsonOfDraft, waybillsOf } from "./json-of-draft.ts";

/** What people write on the last sheet of a workbook. */
const REMARKS: WorkbookFile["sheets"][number] = {
  name: "说明",
  rows: [["以上数据来自后台导出，仅供内部使用"]],
};

/** The drafts as files, and where each of them is. */
export function filesOfDrafts(drafts: readonly Draft[]): {
  readonly files: readonly DirtyFile[];
  readonly places: readonly TablePlace[];
} {
  const containers = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const name =
      draft.container === null
        ? pathOf(draft)
        : `${draft.container}.${draft.form === "workbook" ? "xlsx" : "zip"}`;
    containers.set(name, [...(containers.get(name) ?? []), draft]);
  }
  const files: DirtyFile[] = [];
  const places: TablePlace[] = [];
  for (const [path, held] of containers) {
    files.push(fileOf(path, held));
    for (const draft of held) {
      const packed = draft.container !== null;
      const member = packed && draft.form !== "workbook" ? pathOf(draft) : null;
      const sheet = draft.form === "workbook" ? draft.path : null;
      places.push({ export: draft.of, path, member, sheet, rows: rowsIn(draft) });
    }
  }
  return { files, places };
}

function pathOf({ path, form }: Draft): string {
  return `${path}.${form === "json" ? "json" : "csv"}`;
}

function fileOf(path: string, held: readonly Draft[]): DirtyFile {
  const [first] = held as readonly [Draft, ...Draft[]];
  const exportedAt = Math.max(...held.map((draft) => draft.exportedAt));
  if (first.form === "workbook")
    return { kind: "workbook", path, exportedAt, sheets: [...held.map(sheetOf), REMARKS] };
  if (first.container === null) return textFileOf(first);
  return { kind: "zip", path, exportedAt, members: held.map(textFileOf) };
}

function textFileOf(draft: Draft): TextFile {
  const { exportedAt } = draft;
  const path = pathOf(draft);
  if (draft.form === "json")
    return { kind: "text", path, exportedAt, encoding: "utf-8", text: jsonOfDraft(draft) };
  return { kind: "text", path, exportedAt, encoding: draft.encoding, text: csvOfDraft(draft) };
}

function sheetOf({ path, header, rows, above, below }: Draft): WorkbookFile["sheets"][number] {
  const lines = rows.map((row): readonly Cell[] => {
    if (row.kind === "record") return row.cells;
    return row.kind === "header" ? header : [];
  });
  return { name: path, rows: [...above, header, ...lines, ...below] };
}

function rowsIn(draft: Draft): number {
  if (draft.form === "json") return waybillsOf(draft).length;
  const records = recordsOf(draft);
  return records.length + records.filter(({ broken }) => broken === "newline").length;
}
