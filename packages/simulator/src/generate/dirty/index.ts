export type { Loss } from "./dirt.ts";
export { type Doses, dirtyExports, type Ledger, usualDoses } from "./dirty-exports.ts";
export type { TextEncoding } from "./draft.ts";
export { keyOf } from "./export-columns.ts";
export { exportTables } from "./export-tables.ts";
export type { DirtyFile, TextFile } from "./files.ts";
export { type DirtId, dirtKinds } from "./kinds/registry.ts";
