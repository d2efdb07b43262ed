import type { Dirt } from "../dirt.ts";
import { soilFiles } from "../soil-files.ts";

/** Parcels saved as the answer of the parcel centre's page: JSON, one record a waybill, times in unix seconds. */
export const jsonParcels = {
  id: "json-parcels",
  title: { zh: "包裹存成 JSON", en: "parcels as JSON" },
  destroys: false,
  per: "files",
  usualDose: 0.5,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft) =>
      // Unix seconds are reckoned in China's time zone; a shop elsewhere keeps its CSV.
      draft.of === "parcels" && circumstances.tables.shop.timezone === "Asia/Shanghai"
        ? { ...draft, form: "json" }
        : null,
    ),
} as const satisfies Dirt;
