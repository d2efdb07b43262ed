import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { nearestWord } from "./nearest-word.ts";
import { type Problem, problem } from "./problem.ts";

type Path = readonly (string | number)[];

/** What a schema cannot say of itself: for the remedy in a problem. */
export interface YamlHelp {
  /** Bytes at most. */
  readonly limit: number;
  /** The keys known at a path. */
  readonly keysAt: (path: Path) => readonly string[];
  /** How a value at a path is written. */
  readonly expectedAt: (path: Path) => string;
  /** Brings other forms of writing into the one that the schema knows; by default nothing is changed. */
  readonly normalise?: (content: unknown) => unknown;
}

export interface ParsedYaml<T> {
  readonly value: T | null;
  readonly problems: Problem[];
  /** A problem at the place of `path`, or of the nearest parent that is there. */
  readonly at: (path: Path, key: Problem["key"], more?: Partial<Problem>) => Problem;
}

/**
 * A YAML text as its schema understands it; every scalar arrives as the text that was written. Else null, and what is
 * wrong, each at its line and character. No anchors, no aliases.
 */
export function parseYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  help: YamlHelp,
): ParsedYaml<T> {
  const error = (key: Problem["key"], more: Partial<Problem> = {}) =>
    problem({ severity: "error", key, file, ...more });
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, character: col };
  };
  const document = text.length > help.limit ? null : parsed(text, lines);
  let content: unknown;
  const at: ParsedYaml<T>["at"] = (path, key, more = {}) => error(key, { ...placeOf(path), ...more });
  const refuse = (...problems: Problem[]): ParsedYaml<T> => ({ value: null, problems, at });

  if (text.length > help.limit) return refuse(error("yaml-too-big", { params: { limit: help.limit } }));
  if (text.trim() === "") return refuse(error("file-empty"));
  if (document === null) return refuse(error("yaml-syntax", { params: { detail: "nested too deeply" } }));
  if (document.errors.length > 0) {
    return refuse(
      ...document.errors.map((one) =>
        error("yaml-syntax", { ...place(one.pos[0]), params: { detail: one.message.split("\n")[0]! } }),
      ),
    );
  }
  let alias: number | null = null;
  visit(document, (_key, node) => {
    if (!isAlias(node) && !(isNode(node) && "anchor" in node && node.anchor)) return undefined;
    alias = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  if (alias !== null) return refuse(error("yaml-alias", place(alias)));

  content = help.normalise?.(document.toJS()) ?? document.toJS();
  const result = schema.safeParse(content);
  if (result.success) return { value: result.data, problems: [], at };
  return refuse(...result.error.issues.flatMap((issue) => issueProblems(issue as z.core.$ZodIssue)));

  function issueProblems(issue: z.core.$ZodIssue): Problem[] {
    const path = issue.path as (string | number)[];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        at([...path, key], "key-unknown", { params: { nearest: nearestWord(key, help.keysAt(path)) } }),
      );
    }
    const found = valueAt(content, path);
    const key = path.join(".");
    if (found === undefined && path.length > 0) return [at(path, "key-missing", { params: { key } })];
    const words: readonly unknown[] | null = issue.code === "invalid_value" ? issue.values : null;
    if (words !== null && typeof found === "string") {
      const allowed = words.map(String);
      const params = { nearest: nearestWord(found, allowed), words: allowed.join(", ") };
      return [at(path, "bad-word", { params })];
    }
    const params: Record<string, unknown> = (issue.code === "custom" && issue.params) || {};
    if (params["key"] === "timezone-unknown") {
      const nearest = nearestWord(String(found), Intl.supportedValuesOf("timeZone"));
      return [at(path, "timezone-unknown", { params: { nearest } })];
    }
    const expected = String(params["expected"] ?? help.expectedAt(path));
    return [at(path, "key-shape", { params: { key: key || file, expected } })];
  }

  function placeOf(path: Path): Partial<Problem> {
    const column = path.join(".") || null;
    const value = valueAt(content, path);
    for (let length = path.length; length >= 0; length--) {
      const parent: unknown = document!.getIn(path.slice(0, length - 1), true);
      const node: unknown = document!.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const text = typeof value === "string" ? value : null;
      const start = length === path.length ? keyOffset(parent, path[length - 1]) : null;
      return { ...place(start ?? node.range[0]), column, value: text };
    }
    return { line: 1, character: 1, column };
  }
}

function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | null {
  try {
    return parseDocument(text, { lineCounter, schema: "failsafe", prettyErrors: false });
  } catch (cause) {
    if (cause instanceof RangeError) return null; // the stack of a deeply nested text
    throw cause;
  }
}

/** Where the key of a mapping stands; null in a list. */
function keyOffset(parent: unknown, key: string | number | undefined): number | null {
  if (typeof parent !== "object" || parent === null || !("items" in parent)) return null;
  for (const item of parent.items as readonly { key?: unknown }[]) {
    const node = item?.key;
    if (isNode(node) && "value" in node && node.value === key) return node.range?.[0] ?? null;
  }
  return null;
}

function valueAt(content: unknown, path: Path): unknown {
  let value = content;
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
