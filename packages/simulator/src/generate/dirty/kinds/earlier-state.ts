import { timeText } from "../../local-time.ts";
import { happens } from "../../random-source.ts";
import type { Dirt } from "../dirt.ts";
import { type Draft, type RecordRow, recordsOf, withCell, withRecords } from "../draft.ts";
import { exportDrafts } from "../export-drafts.ts";
import { recordDays } from "../record-days.ts";
import { tablesAsOf } from "../tables-as-of.ts";

const DAY = 86_400;
const MORNING = 10 * 3600;
const MONTH = 30; // days

/** After-sales of the older export whose reason was changed afterwards, to this; the older export has the first one. */
const CHANGED = { share: 0.3, column: "售后原因", to: "与商家协商一致退款" } as const;

/** Times that were a day earlier at first: what is not over yet may be put off. */
const putOff: Readonly<Partial<Record<Draft["of"], { readonly until: string; readonly time: string }>>> = {
  orders: { until: "发货时间", time: "承诺发货时间" },
  parcels: { until: "签收时间", time: "应签收时间" },
};

/**
 * An older export of each table lies beside the last one: orders not yet shipped or finished, after-sales still open,
 * promises that were put off since. The dose is the share of a month that it goes back.
 */
export const earlierState = {
  id: "earlier-state",
  title: {
    zh: "更早的一次导出也在，订单还是当时的状态",
    en: "an earlier export with orders as they stood then",
  },
  destroys: false,
  per: "rows",
  usualDose: 0.5,
  soil(drafts, { tables, dose, dice }) {
    const days = recordDays(tables);
    if (days === null || days.to - days.from < 3) return { drafts, done: 0 };
    const share = 0.5 + 0.3 * dice("day")();
    const day = days.from + 1 + Math.floor(share * (days.to - days.from - 2));
    const exportedAt = day * DAY + MORNING;
    const since = timeText(exportedAt - Math.ceil(dose * MONTH) * DAY);
    const then = tablesAsOf(tables, timeText(exportedAt));
    const older = exportDrafts(then, exportedAt, (dated) => dated >= since).flatMap((draft) => {
      const path = `${draft.path}_${timeText(exportedAt).slice(0, 10)}`;
      return draft.rows.length === 0
        ? []
        : [withRecords({ ...draft, path }, (row) => beforeDelay(draft, row))];
    });
    const changed = new Set(
      older
        .filter(({ of }) => of === "after-sales")
        .flatMap((draft) => recordsOf(draft).map(({ key }) => key))
        .filter((key) => happens(CHANGED.share, dice(key))),
    );
    const newer = drafts.map((draft) =>
      draft.of === "after-sales"
        ? withRecords(draft, (row) =>
            changed.has(row.key) ? withCell(draft, row, CHANGED.column, CHANGED.to) : row,
          )
        : draft,
    );
    return { drafts: [...older, ...newer], done: older.reduce((sum, { rows }) => sum + rows.length, 0) };
  },
} as const satisfies Dirt;

function beforeDelay(draft: Draft, row: RecordRow): RecordRow {
  const delay = putOff[draft.of];
  if (delay === undefined || row.clean[delay.until] !== "" || row.clean[delay.time] === "") return row;
  const seconds = Date.parse(`${row.clean[delay.time]!.replace(" ", "T")}Z`) / 1000;
  return withCell(draft, row, delay.time, timeText(seconds - DAY));
}
