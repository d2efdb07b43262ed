import { happens } from "../../random-source.ts";
import type { Dirt, Loss } from "../dirt.ts";
import { withCell, withRecords } from "../draft.ts";
import { keyOf } from "../export-columns.ts";

const PICKUP = "揽收时间";

/** Waybills that the courier never scanned at pickup: 揽收时间 is empty although the parcel arrived. */
export const missingPickups = {
  id: "missing-pickups",
  title: { zh: "揽收时间是空的", en: "parcels without a pickup time" },
  destroys: true,
  per: "rows",
  usualDose: 0.05,
  soil(drafts, { dose, dice }) {
    const unscanned = new Map<string, boolean>();
    const losses = new Map<string, Loss>();
    const left = drafts.map((draft) => {
      if (draft.of !== "parcels") return draft;
      return withRecords(draft, (row) => {
        const waybill = row.clean["运单号"]!;
        if (!unscanned.has(waybill)) unscanned.set(waybill, happens(dose, dice(waybill)));
        const was = row.clean[PICKUP]!;
        if (!unscanned.get(waybill) || was === "") return row;
        const key = keyOf(draft.of, row.clean);
        losses.set(row.key, { export: draft.of, key, column: PICKUP, was, now: "" });
        return withCell(draft, row, PICKUP, "");
      });
    });
    return { drafts: left, done: losses.size, losses: [...losses.values()] };
  },
} as const satisfies Dirt;
