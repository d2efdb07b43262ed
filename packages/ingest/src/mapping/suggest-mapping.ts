import { Document, isMap, isScalar, type Pair, visit } from "yaml";
import { headerKey } from "../open/clean-header.ts";
import type { UnknownTable } from "../open/opening.ts";
import type { Cell, ShopTable } from "../sources/target.ts";
import { columnClues } from "./column-clues.ts";
import { mayHold, timePattern, yearFirstPatterns } from "./sampled-values.ts";
import { type Fillable, fillable } from "./target-cells.ts";

interface Proposal {
  readonly table: ShopTable;
  /** Our column to theirs. */
  readonly columns: ReadonlyMap<string, string>;
  /** Required columns that nothing seems to fill. */
  readonly missing: readonly string[];
}

/** Words of an after-sale's type, as other programs have them. */
const typeWords: readonly (readonly [RegExp, string])[] = [
  [/换货|exchange/i, "exchange"],
  [/退货|return/i, "return-refund"],
  [/退款|refund/i, "refund-only"],
];

/**
 * A mapping file (YAML) for tables that nobody knows, from their headers and the values below them: a start, to be read
 * and corrected. Comments name what a table still needs, what is not used and where samples do not decide.
 */
export function suggestMapping(tables: readonly UnknownTable[], name: string): string {
  const files: Record<string, unknown> = {};
  const notes = new Map<string, string>();
  const patterns = new Map<string, boolean>();
  const yearFirst = new Set<string>();
  const nameless: string[] = [];
  for (const table of tables) {
    const kind = kindOf(table, Object.keys(files));
    const proposals = proposalsFor(table);
    const used = new Set(proposals.flatMap(({ columns }) => [...columns.values()]));
    const headers = [...used];
    files[kind] = {
      headers: headers.length > 0 ? headers : table.header.filter((column) => column !== ""),
      tables: Object.fromEntries(proposals.map((one) => [one.table, { columns: valuesOf(one, table) }])),
    };
    notes.set(kind, noteOn(table, proposals, used));
    for (const one of proposals) {
      for (const [to, from] of one.columns) {
        if (cellOfColumn(one.table, to).kind !== "time") continue;
        const values = sampled(table, from);
        const usual = yearFirstPatterns(values);
        if (usual === null) nameless.push(`${kind} (${from.replace(/[\r\n]/g, " ")})`);
        for (const pattern of usual ?? []) yearFirst.add(pattern);
        const found = timePattern(values);
        if (found !== null) patterns.set(found.pattern, found.sure && (patterns.get(found.pattern) ?? true));
      }
    }
  }
  const document = new Document({
    mapping: 1,
    name,
    // Once one pattern is named, the usual spellings have to be named beside it.
    ...(patterns.size === 0 ? {} : { times: [...patterns.keys(), ...yearFirst] }),
    files,
  });
  document.commentBefore =
    " A suggestion from headers and sampled values: check every line. Keys: docs/import.md";
  const unsure = [...patterns].filter(([, sure]) => !sure).map(([pattern]) => pattern);
  if (unsure.length > 0)
    document.commentBefore += `\n Day or month first? The samples do not tell: ${unsure.join(", ")}`;
  if (patterns.size > 0 && nameless.length > 0)
    document.commentBefore += `\n No pattern under times can name the times of ${nameless.join(", ")}: put it into a mapping file of its own, without times`;
  visit(document, {
    Pair(_, pair: Pair) {
      const note = isScalar(pair.key) && isMap(pair.value) ? notes.get(String(pair.key.value)) : undefined;
      if (note !== undefined && isMap(pair.value) && pair.value.has("headers"))
        pair.value.commentBefore = note;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * The tables that a file may fill: orders if it names and dates them, and parcels beside; else the table that lacks
 * least and knows most of the columns.
 */
function proposalsFor(table: UnknownTable): Proposal[] {
  const all = Object.keys(columnClues)
    .map((name) => proposal(name as ShopTable, table))
    .filter((one) => new Set(one.columns.values()).size >= 2)
    .filter((one) => fillable(one.table).some(({ name, key }) => key && one.columns.has(name)));
  const parcels = all.filter((one) => one.table === "parcels" && one.columns.has("picked_up_at"));
  const orders = all.find((one) => one.table === "orders" && one.missing.length === 0);
  if (orders !== undefined) return [orders, ...parcels];
  return all
    .sort((a, b) => a.missing.length - b.missing.length || b.columns.size - a.columns.size)
    .slice(0, 1);
}

function proposal(name: ShopTable, table: UnknownTable): Proposal {
  const columns = new Map<string, string>();
  const taken = new Set<string>();
  for (const column of fillable(name)) {
    const found = bestHeader(name, column, table, taken);
    if (found === null) continue;
    columns.set(column.name, found);
    taken.add(found);
  }
  // One parcel for an order without waybills.
  if (name === "parcels" && !columns.has("waybill_id") && columns.has("order_id")) {
    columns.set("waybill_id", columns.get("order_id")!);
  }
  const missing = fillable(name).filter((one) => one.required && !columns.has(one.name));
  return { table: name, columns, missing: missing.map((one) => one.name) };
}

function bestHeader(
  name: ShopTable,
  { name: to, cell }: Fillable,
  table: UnknownTable,
  taken: ReadonlySet<string>,
): string | null {
  for (const clue of columnClues[name]?.[to] ?? []) {
    const found = table.header.find((header) => {
      const key = headerKey(header).replace(/[-_]/g, "");
      const fits = clue.endsWith("*") ? key.startsWith(clue.slice(0, -1)) : key === clue;
      return fits && !taken.has(header) && mayHold(cell.kind, sampled(table, header));
    });
    if (found !== undefined) return found;
  }
  return null;
}

function valuesOf({ table: name, columns }: Proposal, table: UnknownTable): Record<string, unknown> {
  const ids = name === "orders" ? sampled(table, columns.get("order_id") ?? "") : [];
  const repeats = new Set(ids).size < ids.length;
  return Object.fromEntries(
    [...columns].map(([to, from]): [string, unknown] => {
      const cell = cellOfColumn(name, to);
      if (cell.kind === "time" && to === "delivery_due_at" && sampled(table, from).every(isDay)) {
        return [to, { from, day: "end" }];
      }
      if (repeats && (to === "amount" || to === "quantity")) return [to, { from, rows: "sum" }];
      if (repeats && cell.kind === "time") return [to, { from, rows: "least" }];
      if (cell.kind !== "word") return [to, from];
      const words = [...new Set(sampled(table, from))].filter((word) => word !== "").slice(0, 20);
      const pairs = words.map((word) => [word, typeWords.find(([test]) => test.test(word))?.[1] ?? ""]);
      return [to, { from, words: Object.fromEntries(pairs), otherwise: "" }];
    }),
  );
}

function isDay(value: string): boolean {
  return value === "" || !/\d:\d/.test(value) || /\s00:00(:00)?$/.test(value);
}

function cellOfColumn(table: ShopTable, to: string): Cell {
  return fillable(table).find(({ name }) => name === to)!.cell;
}

function sampled({ header, rows }: UnknownTable, name: string): string[] {
  const at = header.indexOf(name);
  return rows.map((row) => row[at] ?? "");
}

/** A name for a kind of file: that of its table's file or sheet, made different from the others. */
function kindOf({ file, member, sheet }: UnknownTable, others: readonly string[]): string {
  const last = (sheet ?? member ?? file).split("/").at(-1)!;
  const base =
    last
      .replace(/\.\w{1,8}$/, "")
      .replace(/[^\p{L}\p{N}_-]+/gu, "-")
      .slice(0, 60) || "table";
  let name = base;
  for (let n = 2; others.includes(name); n++) name = `${base}-${n}`;
  return name;
}

function noteOn(table: UnknownTable, proposals: readonly Proposal[], used: ReadonlySet<string>): string {
  const unused = table.header.filter((name) => name !== "" && !used.has(name));
  const missing = proposals.flatMap((one) => one.missing.map((column) => `${one.table}.${column}`));
  return [
    ...(proposals.length === 0
      ? [" no table of ours seems to fit: remove this file, or fill in tables"]
      : []),
    ...(missing.length > 0 ? [` still needed: ${missing.join(", ")}`] : []),
    ...(unused.length > 0 ? [` not used: ${unused.join(", ").replace(/[\r\n]/g, " ")}`] : []),
  ].join("\n");
}
