import { timeText } from "../../local-time.ts";
import type { Dirt } from "../dirt.ts";
import { type Draft, recordsOf } from "../draft.ts";
import { exportColumns } from "../export-columns.ts";

const MONTH = 30; // days

/** One file a month, each beginning some days before its month: the dose is the share of a month that is in two files. */
export const months = {
  id: "months",
  title: { zh: "按月分开导出，相邻两月有重叠", en: "one file a month, neighbouring months overlapping" },
  destroys: false,
  per: "files",
  usualDose: 0.15,
  soil(drafts, { dose }) {
    const overlap = Math.round(dose * MONTH);
    const parts = drafts.map((draft) => monthly(draft, overlap));
    const split = parts.filter((part) => part.length > 1);
    return { drafts: parts.flat(), done: split.reduce((sum, part) => sum + part.length, 0) };
  },
} as const satisfies Dirt;

function monthly(draft: Draft, overlap: number): Draft[] {
  const { dated } = exportColumns[draft.of];
  const records = recordsOf(draft);
  const found = [...new Set(records.map(({ clean }) => clean[dated]!.slice(0, 7)))].sort();
  if (found.length < 2) return [draft];
  return found.map((month) => {
    const from = timeText(Date.parse(`${month}-01T00:00:00Z`) / 1000 - overlap * 86_400);
    const rows = records.filter(({ clean }) => clean[dated]! >= from && clean[dated]!.slice(0, 7) <= month);
    return { ...draft, path: `${draft.path}_${month}`, rows };
  });
}
