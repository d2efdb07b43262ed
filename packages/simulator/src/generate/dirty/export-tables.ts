import { afterSaleExportColumns, toAfterSaleExport } from "../exports/after-sale-export.ts";
import { orderExportColumns, toOrderExport } from "../exports/order-export.ts";
import { parcelExportColumns, toParcelExport } from "../exports/parcel-export.ts";
import { reviewExportColumns, toReviewExport } from "../exports/review-export.ts";
import type { ShopTables } from "../shop-tables.ts";
import type { ExportName } from "./draft.ts";

/** An export of 抖店, newest row first. */
export interface ExportTable {
  readonly of: ExportName;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** What the shop's back office exports. */
export function exportTables(tables: ShopTables): ExportTable[] {
  return [
    { of: "orders", columns: orderExportColumns, rows: toOrderExport(tables) },
    { of: "after-sales", columns: afterSaleExportColumns, rows: toAfterSaleExport(tables) },
    { of: "reviews", columns: reviewExportColumns, rows: toReviewExport(tables) },
    { of: "parcels", columns: parcelExportColumns, rows: toParcelExport(tables) },
  ];
}
