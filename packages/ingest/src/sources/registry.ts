import { afterSaleExport } from "./after-sale-export.ts";
import type { ExportSource } from "./export-source.ts";
import { orderExport } from "./order-export.ts";
import { parcelExport } from "./parcel-export.ts";
import { reviewExport } from "./review-export.ts";

/** Every export format that import knows, in the order in which they are merged. */
export const sources = {
  "order-export": orderExport,
  "after-sale-export": afterSaleExport,
  "review-export": reviewExport,
  "parcel-export": parcelExport,
} as const satisfies Readonly<Record<string, ExportSource>>;

export type SourceId = keyof typeof sources;

/** The format whose required headers are all there; else the nearest one and what it lacks. */
export function recogniseExport(
  header: readonly string[],
): { readonly id: SourceId } | { readonly nearest: ExportSource; readonly missing: readonly string[] } {
  const there = new Set(header);
  const lacking = Object.entries(sources).map(([id, source]) => {
    const missing = source.required.filter((name) => !there.has(name));
    return { id: id as SourceId, source, missing, share: missing.length / source.required.length };
  });
  const found = lacking.find(({ missing }) => missing.length === 0);
  if (found) return { id: found.id };
  const nearest = lacking.reduce((best, one) => (one.share < best.share ? one : best));
  return { nearest: nearest.source, missing: nearest.missing };
}
