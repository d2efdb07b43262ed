import { nearestWord } from "../nearest-word.ts";
import { headerKey } from "../open/clean-header.ts";
import type { Problem } from "../problem.ts";
import type { Cell, Condition, Origin, ShopTable, Target, TargetColumn } from "../sources/target.ts";
import { parseYaml } from "../yaml-document.ts";
import type { Mapping } from "./mapping.ts";
import { expectedAt, keysAt, MappingYaml, type Value } from "./mapping-yaml.ts";
import { type Fillable, fillable } from "./target-cells.ts";

/** A mapping file at most. */
export const MAPPING_BYTES = 256 * 1024;

type Path = readonly (string | number)[];
type At = (path: Path, key: Problem["key"], more?: Partial<Problem>) => Problem;

/**
 * The mappings of a mapping file, one for each kind of file in it; or none and what is wrong with it, at line and
 * character. Every column it names must be among the kind's `headers`, and every column that a table needs must be
 * filled by one of its files.
 */
export function parseMapping(text: string, file: string): { mappings: Mapping[]; problems: Problem[] } {
  const { value, problems, at } = parseYaml(text, file, MappingYaml, {
    limit: MAPPING_BYTES,
    keysAt,
    expectedAt,
  });
  if (value === null) return { mappings: [], problems };
  const faults: Problem[] = [];
  const mappings = Object.entries(value.files).map(
    ([kind, { headers, tables }]): Mapping => ({
      id: `${value.name}/${kind}`,
      headers,
      zone: value.zone ?? null,
      times: value.times ?? [],
      targets: Object.entries(tables).map(([table, { when, columns }]) => {
        const path = ["files", kind, "tables", table];
        return targetOf(table as ShopTable, { when: when ?? {}, columns }, headers, path, at, faults);
      }),
    }),
  );
  faults.push(...gaps(mappings, at));
  return faults.length > 0 ? { mappings: [], problems: faults } : { mappings, problems: [] };
}

function targetOf(
  table: ShopTable,
  written: { readonly when: NonNullable<Tables["when"]>; readonly columns: Readonly<Record<string, Value>> },
  headers: readonly string[],
  path: Path,
  at: At,
  faults: Problem[],
): Target {
  const known = new Map(fillable(table).map((one) => [one.name, one]));
  const names = [...known.keys()];
  const spelled = new Map(headers.map((name) => [headerKey(name), name]));
  /** The header that a name means; a name that is not among the headers is a fault. */
  const header = (name: string, where: Path): string => {
    const found = spelled.get(headerKey(name));
    if (found === undefined) {
      const params = { nearest: nearestWord(name, headers), words: headers.slice(0, 20).join(", ") };
      faults.push(at(where, "bad-word", { value: name, params }));
    }
    return found ?? name;
  };

  const columns = Object.entries(written.columns).flatMap(([name, value]): TargetColumn[] => {
    const where = [...path, "columns", name];
    const fill = known.get(name);
    if (fill === undefined) {
      faults.push(at(where, "key-unknown", { params: { nearest: nearestWord(name, names) } }));
      return [];
    }
    return [columnOf(fill, value, header, where, at, faults)];
  });
  const when = Object.entries(written.when).map(([name, condition]): Condition => {
    const column = header(name, [...path, "when", name]);
    if (typeof condition === "string") return { column, kind: condition };
    return Array.isArray(condition)
      ? { column, kind: "among", words: condition }
      : { column, kind: "not-among", words: condition.not };
  });
  for (const { name, key } of known.values()) {
    if (key && !columns.some(({ to }) => to === name)) {
      faults.push(at([...path, "columns"], "key-missing", { params: { key: name } }));
    }
  }
  return { table, when, columns };
}

type Tables = NonNullable<MappingYaml["files"][string]["tables"]["orders"]>;

function columnOf(
  { name, cell, required }: Fillable,
  value: Value,
  header: (name: string, where: Path) => string,
  where: Path,
  at: At,
  faults: Problem[],
): TargetColumn {
  const long = {
    rows: undefined,
    day: undefined,
    words: undefined,
    otherwise: undefined,
    join: undefined,
    by: undefined,
    value: undefined,
    ...value,
  };
  const shape = (expected: string) =>
    faults.push(at(where, "key-shape", { params: { key: name, expected } }));
  const given = [long.from, long.join, long.value].filter((one) => one !== undefined).length;
  const counts = long.rows === "count";
  if (counts ? given !== 0 : given !== 1)
    shape(counts ? "{rows: count}" : "{from: …}, {join: […]} or {value: …}, one of them");
  let from: Origin = { kind: "constant", value: long.value ?? "" };
  if (long.from !== undefined) from = { kind: "first-of", names: long.from.map((one) => header(one, where)) };
  if (long.join !== undefined) {
    from = { kind: "join", names: long.join.map((one) => header(one, where)), by: long.by ?? "-" };
  }
  const understood = cellWith(cell, long, (words) => {
    for (const word of words) {
      const allowed =
        cell.kind === "flag"
          ? ["1", "0"]
          : cell.kind === "word"
            ? cell.words.map(([, known]) => known)
            : null;
      if (allowed === null || word === "" || allowed.includes(word)) continue;
      faults.push(
        at(where, "bad-word", {
          value: word,
          params: { nearest: nearestWord(word, allowed), words: allowed.join(", ") },
        }),
      );
    }
  });
  if (long.day !== undefined && cell.kind !== "time") shape("a time: only times take day");
  return { to: name, from, cell: understood, combine: long.rows ?? "last", required };
}

/** The cell of a column with what a mapping says of its words and of days without a time. */
function cellWith(
  cell: Cell,
  {
    words,
    otherwise,
    day,
  }: {
    words: Readonly<Record<string, string>> | undefined;
    otherwise: string | undefined;
    day: "start" | "end" | undefined;
  },
  check: (words: readonly string[]) => void,
): Cell {
  if (cell.kind === "time" && day !== undefined) return { kind: "time", dayIs: day };
  if (words === undefined && otherwise === undefined) return cell;
  const pairs = Object.entries(words ?? {});
  check([...pairs.map(([, word]) => word), ...(otherwise === undefined ? [] : [otherwise])]);
  const own = cell.kind === "word" && words === undefined ? cell.words : [];
  return {
    kind: "word",
    fits: "equals",
    words: [...pairs, ...own],
    empty: "",
    otherwise: otherwise ?? null,
  };
}

/** Columns that a table needs in every row and that no file of the mapping fills. */
function gaps(mappings: readonly Mapping[], at: At): Problem[] {
  const filled = new Map<ShopTable, Set<string>>();
  for (const { table, columns } of mappings.flatMap(({ targets }) => targets)) {
    const names = filled.get(table) ?? new Set();
    for (const { to } of columns) names.add(to);
    filled.set(table, names);
  }
  return [...filled].flatMap(([table, names]) =>
    fillable(table)
      .filter(({ name, required }) => required && !names.has(name))
      .map(({ name }) => at(["files"], "mapping-gap", { column: name, params: { table } })),
  );
}
