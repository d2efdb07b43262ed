import { happens } from "../../random-source.ts";
import type { Dirt, Loss } from "../dirt.ts";
import { withCell, withRecords } from "../draft.ts";
import { keyOf } from "../export-columns.ts";

const REASON = "售后原因";
const LATER = "与商家协商一致退款";

/** After-sales whose first reason is gone: the export shows what was agreed on later, or nothing. */
export const lostReasons = {
  id: "lost-reasons",
  title: {
    zh: "售后只剩改过的原因，或没有原因",
    en: "after-sales with a later reason, or none, for the first one",
  },
  destroys: true,
  per: "rows",
  usualDose: 0.15,
  soil(drafts, { dose, dice }) {
    const fates = new Map<string, string | null>();
    const losses = new Map<string, Loss>();
    const left = drafts.map((draft) => {
      if (draft.of !== "after-sales") return draft;
      return withRecords(draft, (row) => {
        if (!fates.has(row.key)) {
          const random = dice(row.key);
          const [lost, empty] = [happens(dose, random), happens(0.5, random)];
          fates.set(row.key, lost ? (empty ? "" : LATER) : null);
        }
        const now = fates.get(row.key)!;
        const was = row.clean[REASON]!;
        if (now === null || was === now) return row;
        losses.set(row.key, { export: draft.of, key: keyOf(draft.of, row.clean), column: REASON, was, now });
        return withCell(draft, row, REASON, now);
      });
    });
    return { drafts: left, done: losses.size, losses: [...losses.values()] };
  },
} as const satisfies Dirt;
