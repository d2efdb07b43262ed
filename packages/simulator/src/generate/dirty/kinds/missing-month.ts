import type { Dirt, Loss } from "../dirt.ts";
import { type Draft, recordsOf, withRecords } from "../draft.ts";
import { exportColumns, keyOf } from "../export-columns.ts";

/** Reviews of a month that nobody exported: at least one month, at the usual dose a quarter of them. */
export const missingMonth = {
  id: "missing-month",
  title: { zh: "有的月份忘了导出评价", en: "months of reviews that nobody exported" },
  destroys: true,
  per: "months",
  usualDose: 0.25,
  soil(drafts, { dose, dice }) {
    const reviews = drafts.filter(({ of }) => of === "reviews");
    const found = [
      ...new Set(reviews.flatMap((draft) => recordsOf(draft).map(({ clean }) => monthOf(clean)))),
    ];
    const random = dice("months");
    const drawn = found.sort().map((month) => ({ month, draw: random() }));
    const count = Math.max(1, Math.round(dose * found.length));
    const gone = new Set(
      drawn
        .sort((a, b) => a.draw - b.draw)
        .slice(0, count)
        .map(({ month }) => month),
    );
    const losses = new Map<string, Loss>();
    const left = drafts.map((draft): Draft => {
      if (draft.of !== "reviews") return draft;
      return withRecords(draft, (row) => {
        if (!gone.has(monthOf(row.clean))) return row;
        const key = keyOf("reviews", row.clean);
        losses.set(row.key, { export: "reviews", key, column: null, was: "", now: "" });
        return null;
      });
    });
    const kept = left.filter((draft, i) => draft.rows.length > 0 || drafts[i]!.rows.length === 0);
    const empty = left.find(({ of }) => of === "reviews");
    const some = kept.some(({ of }) => of === "reviews") || empty === undefined ? kept : [...kept, empty];
    return { drafts: some, done: gone.size, losses: [...losses.values()] };
  },
} as const satisfies Dirt;

function monthOf(row: Readonly<Record<string, string>>): string {
  return row[exportColumns.reviews.dated]!.slice(0, 7);
}
