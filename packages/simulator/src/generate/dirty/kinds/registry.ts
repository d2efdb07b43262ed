import type { Dirt } from "../dirt.ts";
import { brokenRows } from "./broken-rows.ts";
import { dashes } from "./dashes.ts";
import { dateSpellings } from "./date-spellings.ts";
import { delimiters } from "./delimiters.ts";
import { dressedNumbers } from "./dressed-numbers.ts";
import { earlierState } from "./earlier-state.ts";
import { encodings } from "./encodings.ts";
import { fullWidth } from "./full-width.ts";
import { jsonParcels } from "./json-parcels.ts";
import { lostReasons } from "./lost-reasons.ts";
import { missingMonth } from "./missing-month.ts";
import { missingPickups } from "./missing-pickups.ts";
import { months } from "./months.ts";
import { oldHeaders } from "./old-headers.ts";
import { pastedHeaders } from "./pasted-headers.ts";
import { personalColumns } from "./personal-columns.ts";
import { repeatedRows } from "./repeated-rows.ts";
import { scientificIds } from "./scientific-ids.ts";
import { sumRows } from "./sum-rows.ts";
import { titleRows } from "./title-rows.ts";
import { unknownFiles } from "./unknown-files.ts";
import { workbooks } from "./workbooks.ts";
import { wrappedIds } from "./wrapped-ids.ts";
import { zips } from "./zips.ts";

/**
 * Every kind of dirt, in the order in which it is laid on: which rows are in which file, what rows say, the form of the
 * files, the spelling of cells, headers and rows around, bytes.
 */
export const dirtKinds = {
  months,
  "earlier-state": earlierState,
  "missing-month": missingMonth,
  "lost-reasons": lostReasons,
  "missing-pickups": missingPickups,
  "json-parcels": jsonParcels,
  workbooks,
  "repeated-rows": repeatedRows,
  "personal-columns": personalColumns,
  dashes,
  "dressed-numbers": dressedNumbers,
  "date-spellings": dateSpellings,
  "full-width": fullWidth,
  "wrapped-ids": wrappedIds,
  "scientific-ids": scientificIds,
  "old-headers": oldHeaders,
  "title-rows": titleRows,
  "sum-rows": sumRows,
  "pasted-headers": pastedHeaders,
  encodings,
  delimiters,
  "broken-rows": brokenRows,
  zips,
  "unknown-files": unknownFiles,
} as const satisfies Readonly<Record<string, Dirt>>;

export type DirtId = keyof typeof dirtKinds;
