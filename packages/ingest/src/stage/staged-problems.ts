import type { MessageKey } from "../messages.ts";
import { nearestWord } from "../nearest-word.ts";
import { type Problem, problem } from "../problem.ts";
import type { Cell, TargetColumn } from "../sources/target.ts";
import { fileLabel, lineSql, type StagedFile } from "./staged-file.ts";
import type { StagedColumn } from "./target-column.ts";
import type { WorkDatabase } from "./work-database.ts";

const SHOWN = 5;

/** A column that could not be understood in some rows; `rows`: SQL of record, line and value, target by target. */
interface Faulty {
  readonly column: TargetColumn;
  readonly staged: StagedColumn;
  readonly rows: string[];
}

/**
 * Fields that could not be understood: the first places of each column, and the number of the rest. A field that several
 * targets read alike is told once.
 */
export async function stagedProblems(db: WorkDatabase, file: StagedFile): Promise<Problem[]> {
  const found = new Map<string, Faulty>();
  for (const { relation, columns } of file.targets) {
    const sums = columns.map((_, i) => `count(*) FILTER (faults & ${2 ** i} <> 0) AS n${i}`);
    const [counts] = await db.rows(`SELECT ${sums.join(", ")} FROM ${relation} WHERE faults <> 0`);
    for (const [i, { column, staged }] of columns.entries()) {
      if (Number(counts?.[`n${i}`] ?? 0) === 0) continue;
      const key = JSON.stringify([column.from, column.cell, staged.bounds]);
      const faulty = found.get(key) ?? { column, staged, rows: [] };
      faulty.rows.push(
        `SELECT rowid AS record, ${lineSql(file)} AS line, wrong[${i + 1}] AS value FROM ${relation} WHERE faults & ${2 ** i} <> 0`,
      );
      found.set(key, faulty);
    }
  }
  const problems: Problem[] = [];
  for (const { column, staged, rows } of found.values()) {
    const all = rows.length === 1 ? rows[0]! : `SELECT DISTINCT * FROM (${rows.join(" UNION ALL ")})`;
    const places = await db.rows(`SELECT line, value FROM (${all}) ORDER BY record LIMIT ${SHOWN}`);
    const count = await db.number(`SELECT count(*) FROM (${all})`);
    problems.push(...describe(fileLabel(file.prepared), column, staged, places, count));
  }
  return problems;
}

function describe(
  file: string,
  column: TargetColumn,
  staged: StagedColumn,
  places: readonly Readonly<Record<string, unknown>>[],
  count: number,
): Problem[] {
  const name = column.from.kind === "constant" ? column.to : (column.from.names[0] ?? column.to);
  const severity = "warning" as const;
  const told = places.map(({ line, value }) => {
    const text = shown(value, column.cell.kind);
    return problem({
      severity,
      file,
      line: Number(line),
      column: name,
      value: text,
      ...cellFault(column, staged, text),
    });
  });
  const rest = count - told.length;
  if (rest === 0) return told;
  const { key, params } = told.at(-1)!;
  const more = { ...params, count: rest, kind: key };
  return [
    ...told,
    problem({ severity, key: "more-of-the-same", file, column: name, params: more, count: rest }),
  ];
}

/** The text of a wrong field; null for one that is empty. What might be a telephone that slipped in is not shown. */
function shown(value: unknown, kind: Cell["kind"]): string | null {
  const whole = String(value ?? "").trim();
  const isId = kind === "id" || kind === "ids";
  const text = isId ? whole : whole.replace(/\d{9,}/g, (digits) => `${digits.slice(0, 2)}…`);
  return text === "" || /^[-－—]{1,2}$/.test(text) ? null : text;
}

function cellFault(
  { cell }: TargetColumn,
  { bounds }: StagedColumn,
  text: string | null,
): { key: MessageKey; params?: Problem["params"] } {
  if (text === null) return { key: "value-missing" };
  switch (cell.kind) {
    case "id":
    case "ids":
      return { key: "id-destroyed" };
    case "time":
    case "day":
      return { key: /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text) ? "impossible-time" : "bad-time" };
    case "amount":
    case "number":
    case "share":
    case "bound": {
      const number = Number(text.replaceAll(",", "").replace("%", ""));
      if (Number.isNaN(number) || bounds === null) return { key: "bad-number" };
      return { key: "out-of-range", params: { min: bounds[0], max: bounds[1] } };
    }
    case "count":
      return { key: "bad-whole-number", params: { min: bounds?.[0] ?? 0, max: bounds?.[1] ?? 1e9 } };
    case "stars":
      return { key: "out-of-range", params: { min: 1, max: 5 } };
    case "flag":
      return { key: "bad-flag" };
    case "word": {
      const words = cell.words.map(([word]) => word);
      return { key: "bad-word", params: { nearest: nearestWord(text, words), words: words.join(", ") } };
    }
    case "text":
    case "reason":
    case "courier":
    case "pseudonym":
      return { key: "value-missing" };
    default:
      return cell satisfies never;
  }
}
