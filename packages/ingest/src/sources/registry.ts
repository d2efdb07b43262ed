import { headerKey } from "../open/clean-header.ts";
import { afterSaleExport } from "./after-sale-export.ts";
import type { ExportSource } from "./export-source.ts";
import { orderExport } from "./order-export.ts";
import { parcelExport } from "./parcel-export.ts";
import { perkExport } from "./perk-export.ts";
import { reviewExport } from "./review-export.ts";
import { scorePageExport } from "./score-page-export.ts";
import { staffExport } from "./staff-export.ts";
import { tierExport } from "./tier-export.ts";
import { violationExport } from "./violation-export.ts";

/** Every export format that import knows, in the order in which they are merged. */
export const sources = {
  "order-export": orderExport,
  "after-sale-export": afterSaleExport,
  "review-export": reviewExport,
  "parcel-export": parcelExport,
  "staff-export": staffExport,
  "score-page-export": scorePageExport,
  "violation-export": violationExport,
  "perk-export": perkExport,
  "tier-export": tierExport,
} as const satisfies Readonly<Record<string, ExportSource>>;

export type SourceId = keyof typeof sources;

export type Recognition =
  | { readonly id: SourceId; readonly header: readonly string[] }
  | { readonly nearest: ExportSource; readonly missing: readonly string[] };

/**
 * The format whose required headers are all there, under their own or an older name; of several the one that knows
 * most of the columns. Its `header` is spelled as the format spells it. Else the nearest format and what it lacks.
 */
export function recogniseExport(header: readonly string[]): Recognition {
  const candidates = Object.entries<ExportSource>(sources).map(([id, source]) => {
    const spelled = spelledAs(source, header);
    const there = new Set(spelled);
    const missing = source.required.filter((name) => !there.has(name));
    const known = [...source.required, ...source.optional].filter((name) => there.has(name)).length;
    return { id: id as SourceId, source, header: spelled, missing, known };
  });
  const [found] = candidates.filter(({ missing }) => missing.length === 0).sort((a, b) => b.known - a.known);
  if (found !== undefined) return { id: found.id, header: found.header };
  const share = ({ missing, source }: (typeof candidates)[number]) => missing.length / source.required.length;
  const nearest = candidates.reduce((best, one) => (share(one) < share(best) ? one : best));
  return { nearest: nearest.source, missing: nearest.missing };
}

/** `header` with the names that `source` knows as it spells them; an older name only where its own is not there. */
function spelledAs(source: ExportSource, header: readonly string[]): string[] {
  const keys = header.map(headerKey);
  const spelled = [...header];
  const taken = new Set<number>();
  for (const name of [...source.required, ...source.optional]) {
    const spellings = [name, ...(source.aliases[name] ?? [])].map(headerKey);
    const at = spellings.map((key) => keys.indexOf(key)).find((place) => place >= 0 && !taken.has(place));
    if (at === undefined) continue;
    spelled[at] = name;
    taken.add(at);
  }
  return spelled;
}
