import { type Language, type MessageKey, messages } from "./messages.ts";
import { type SourceId, sources } from "./sources/registry.ts";

export type Severity = "error" | "warning";

/** Something wrong with a file, and where. Bad input is a list of these, never an exception. */
export interface Problem {
  readonly severity: Severity;
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly file: string;
  /** Line as an editor counts it, the header of a CSV being 1; record number in Parquet; null: the whole file. */
  readonly line: number | null;
  /** Character in the line, from 1; known for YAML only. */
  readonly character: number | null;
  /** Column of a table or key path of a YAML file. */
  readonly column: string | null;
  /** The text found there. */
  readonly value: string | null;
  /** Rows concerned, at least 1. The counts of a kind's problems add up to all its rows. */
  readonly count: number;
}

type Given = Pick<Problem, "severity" | "key" | "file"> & Partial<Problem>;

export function problem(given: Given): Problem {
  return { params: {}, line: null, character: null, column: null, value: null, count: 1, ...given };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** One line: where, what was found, what is wrong, how to mend it. */
export function describeProblem(one: Problem, language: Language): string {
  const { what, fix } = messages[one.key][language];
  const params = { ...one.params, file: one.file, ...(one.column === null ? {} : { column: one.column }) };
  const place = [one.file, one.line, one.character].filter((part) => part !== null).join(":");
  const found = [one.column, one.value === null ? null : JSON.stringify(one.value.slice(0, 80))];
  const subject = found.filter((part) => part !== null).join(" = ");
  const [colon, stop] = language === "zh" ? ["：", "；"] : [": ", "; "];
  const sentence = `${fill(what, params, language)}${stop}${fill(fix, params, language)}`;
  return `${place}${subject === "" ? "" : ` ${subject}`}${colon}${sentence}`;
}

function fill(text: string, params: Readonly<Record<string, string | number>>, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (name === "nearest" && Object.hasOwn(sources, value))
      return sources[value as SourceId].title[language];
    const kind = name === "kind" && value in messages ? messages[value as MessageKey][language].what : null;
    return kind === null ? `${value}` : fill(kind, params, language);
  });
}
