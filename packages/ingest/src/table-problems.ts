import { cellFault } from "./cell-faults.ts";
import type { TableFile } from "./folder-files.ts";
import type { Place } from "./places.ts";
import { type Problem, problem, type Severity } from "./problem.ts";
import { type RawTable, SIGNED_TOO_EARLY } from "./read-table.ts";
import type { RowIndex } from "./row-index.ts";
import { type Column, type TableShape, tableShapes } from "./table-columns.ts";

const SHOWN = 5;

/** Rows with the same thing wrong: the first few, and how many there are. */
interface Group {
  readonly severity: Severity;
  readonly kind: Kind;
  readonly rows: number[];
  count: number;
}

type Kind =
  | { readonly of: "cell"; readonly column: Column }
  | { readonly of: "signed-before-pickup" | "duplicate-key" | "unknown-order" | "pickup-before-payment" };

export interface Findings {
  readonly groups: readonly Group[];
  /** Every row whose place is wanted. */
  readonly rows: ReadonlySet<number>;
}

/**
 * Goes over a table for everything that the contract calls a bad row.
 *
 * @param index the table's rows by their key
 * @param links null if there are no orders to point to
 */
export function findFaults(
  table: TableFile["table"],
  raw: RawTable,
  index: RowIndex,
  links: OrderLinks | null,
): Findings {
  const shape = tableShapes[table];
  const groups: Group[] = [
    ...cellGroups(shape, raw),
    ...duplicateGroups(shape, raw, index),
    ...(links === null ? [] : linkGroups(raw, links)),
  ];
  return { groups, rows: new Set(groups.flatMap(({ rows }) => rows)) };
}

/** Order row numbers of a table that points to orders. */
export interface OrderLinks {
  readonly rows: Int32Array;
  readonly paidAt: Float64Array;
}

/** Row of the order each row points to; -1 where the field is empty or names an unknown order. */
export function linkOrders(raw: RawTable, orders: RowIndex): Int32Array {
  const rows = new Int32Array(raw.count).fill(-1);
  const hashes = raw.hashes.get("order_id");
  if (hashes === undefined) return rows;
  for (let row = 0; row < raw.count; row++) rows[row] = orders.rowOf(hashes[2 * row]!, hashes[2 * row + 1]!);
  return rows;
}

/** The problems of a file's findings, the first places of each kind and the number of the rest. */
export function describeFaults(
  table: TableFile["table"],
  file: string,
  findings: Findings,
  places: ReadonlyMap<number, Place>,
): Problem[] {
  return findings.groups.flatMap(({ severity, kind, rows, count }) => {
    const listed = rows.map((row): Problem => {
      const place = places.get(row);
      const line = place?.line ?? null;
      return problem({ severity, file, line, ...told(table, kind, place?.fields ?? new Map()) });
    });
    const { key, column, params } = listed.at(-1)!;
    const rest = count - rows.length;
    if (rest === 0) return listed;
    const more = problem({ severity, key: "more-of-the-same", file, column, count: rest });
    return [...listed, { ...more, params: { ...params, count: rest, kind: key } }];
  });
}

function told(
  table: TableFile["table"],
  kind: Kind,
  fields: ReadonlyMap<string, string>,
): Pick<Problem, "key" | "column" | "value" | "params"> {
  switch (kind.of) {
    case "cell": {
      const value = fields.get(kind.column.name) ?? "";
      return {
        column: kind.column.name,
        value: value === "" ? null : value,
        ...cellFault(kind.column, value),
      };
    }
    case "duplicate-key": {
      const { key } = tableShapes[table];
      const value = key.map((name) => fields.get(name) ?? "").join(" ");
      return { key: "duplicate-key", column: key.join("+"), value, params: {} };
    }
    case "signed-before-pickup": {
      const params = { picked_up_at: fields.get("picked_up_at") ?? "" };
      return { key: kind.of, column: "signed_at", value: fields.get("signed_at") ?? null, params };
    }
    case "unknown-order":
      return { key: kind.of, column: "order_id", value: fields.get("order_id") ?? null, params: {} };
    case "pickup-before-payment":
      return { key: kind.of, column: "picked_up_at", value: fields.get("picked_up_at") ?? null, params: {} };
    default:
      return kind satisfies never;
  }
}

function cellGroups(shape: TableShape, { faults, count }: RawTable): Group[] {
  let any = 0;
  for (let row = 0; row < count; row++) any |= faults[row]!;
  if (any === 0) return [];
  const groups: Group[] = [];
  const collect = (bit: number, kind: Kind): void => {
    if ((any & (1 << bit)) === 0) return;
    const group: Group = { severity: "error", kind, rows: [], count: 0 };
    for (let row = 0; row < count; row++) if ((faults[row]! & (1 << bit)) !== 0) add(group, row);
    groups.push(group);
  };
  for (const [bit, column] of shape.columns.entries()) collect(bit, { of: "cell", column });
  collect(SIGNED_TOO_EARLY, { of: "signed-before-pickup" });
  return groups;
}

function duplicateGroups(shape: TableShape, raw: RawTable, index: RowIndex): Group[] {
  let incomplete = 0;
  for (const name of shape.key) incomplete |= 1 << shape.columns.findIndex((column) => column.name === name);
  const group: Group = { severity: "error", kind: { of: "duplicate-key" }, rows: [], count: 0 };
  for (const [row, earlier] of index.repeats) {
    const spelled = shape.key.every((name) => raw.textAt(name, row) === raw.textAt(name, earlier));
    if (spelled && (raw.faults[row]! & incomplete) === 0) add(group, row);
  }
  return group.count === 0 ? [] : [group];
}

function linkGroups(raw: RawTable, { rows, paidAt }: OrderLinks): Group[] {
  const unknown: Group = { severity: "warning", kind: { of: "unknown-order" }, rows: [], count: 0 };
  const early: Group = { severity: "warning", kind: { of: "pickup-before-payment" }, rows: [], count: 0 };
  const hashes = raw.hashes.get("order_id");
  const pickedUpAt = raw.typed.get("picked_up_at");
  const [emptyLow, emptyHigh] = raw.emptyHash;
  for (let row = 0; row < raw.count; row++) {
    const order = rows[row]!;
    if (order >= 0) {
      if (pickedUpAt !== undefined && pickedUpAt[row]! < paidAt[order]!) add(early, row);
    } else if (hashes !== undefined) {
      if (hashes[2 * row] !== emptyLow || hashes[2 * row + 1] !== emptyHigh) add(unknown, row);
    }
  }
  return [unknown, early].filter(({ count }) => count > 0);
}

function add(group: Group, row: number): void {
  group.count++;
  if (group.rows.length < SHOWN) group.rows.push(row);
}
