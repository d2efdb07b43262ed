export { type Adaptation, adaptedSpec, incidentDays, withIncidents } from "./adapted-spec.ts";
export {
  type DirtId,
  type DirtyFile,
  type Doses,
  dirtKinds,
  dirtyExports,
  exportTables,
  keyOf,
  type Ledger,
  type Loss,
  type TextEncoding,
  type TextFile,
  usualDoses,
} from "./dirty/index.ts";
export {
  type AfterSaleExportRow,
  afterSaleExportColumns,
  toAfterSaleExport,
} from "./exports/after-sale-export.ts";
export { toCsv } from "./exports/csv.ts";
export { type OrderExportRow, orderExportColumns, toOrderExport } from "./exports/order-export.ts";
export { type ParcelExportRow, parcelExportColumns, toParcelExport } from "./exports/parcel-export.ts";
export { type ReviewExportRow, reviewExportColumns, toReviewExport } from "./exports/review-export.ts";
export { generateShop } from "./generate-shop.ts";
export { incidentTitles } from "./incident-titles.ts";
export { type ParsedShopSpec, parseShopSpec, shopSpecJsonSchema } from "./parse-shop-spec.ts";
export { plantedIncidents } from "./planted-incidents.ts";
export { type ShopPresetName, shopPresets } from "./presets/index.ts";
export { presetStories, troublesOf } from "./presets/stories.ts";
export { shopDayLines, shopDays } from "./shop-days.ts";
export { shopYaml, tableHeaders, toShopFolder } from "./shop-folder.ts";
export { shopHistory } from "./shop-history.ts";
export type { Incident, ShopSpec } from "./shop-spec.ts";
export { type ShopTables, tableColumns } from "./shop-tables.ts";
