import { z } from "zod";
import { TimeZone } from "../shop-yaml.ts";
import type { Combine } from "../sources/target.ts";
import { mappedTables } from "./target-cells.ts";
import { strptimeFormat } from "./time-format.ts";

const Name = z.string().min(1).max(200);
const Names = z.union([Name.transform((name) => [name]), z.array(Name).min(1).max(50)]);
const TimeFormat = z.string().transform((pattern, context) => {
  const format = strptimeFormat(pattern);
  if (format !== null) return format;
  context.addIssue({ code: "custom", params: { expected: "DD/MM/YYYY HH:mm:ss" } });
  return z.NEVER;
});
const TimeFormats = z.union([TimeFormat.transform((format) => [format]), z.array(TimeFormat).min(1).max(20)]);

const combines = ["last", "first", "least", "greatest", "sum", "count"] as const satisfies readonly Combine[];

/** A column's value: the name of one of the file's columns, or one of the longer forms. */
const Value = z.union([
  Name.transform((name) => ({ from: [name] })),
  z.strictObject({
    from: Names.optional(),
    join: z.array(Name).min(2).max(10).optional(),
    by: z.string().max(10).optional(),
    value: z.string().max(200).optional(),
    rows: z.enum(combines).optional(),
    day: z.enum(["start", "end"]).optional(),
    words: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
  }),
]);
export type Value = z.infer<typeof Value>;

const Condition = z.union([
  z.enum(["filled", "empty"]),
  z.array(z.string()).min(1),
  z.strictObject({ not: z.array(z.string()).min(1) }),
]);

const MappedTable = z.strictObject({
  when: z.record(Name, Condition).optional(),
  columns: z.record(z.string(), Value),
});

const MappedFile = z.strictObject({
  headers: z.array(Name).min(1).max(500),
  tables: z.partialRecord(z.enum(mappedTables as [(typeof mappedTables)[number]]), MappedTable),
});

/** A mapping file, version 1. See docs/import.md. */
export const MappingYaml = z.strictObject({
  mapping: z.literal("1"),
  name: Name,
  zone: TimeZone.optional(),
  times: TimeFormats.optional(),
  files: z.record(Name, MappedFile),
});
export type MappingYaml = z.infer<typeof MappingYaml>;

/** The keys that a mapping file knows at a path. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  if (path.length === 0) return ["mapping", "name", "zone", "times", "files"];
  if (path.length === 2) return ["headers", "tables"];
  if (path.length === 3) return mappedTables;
  if (path.length === 4) return ["when", "columns"];
  return path[4] === "when" ? ["not"] : ["from", "join", "by", "value", "rows", "day", "words", "otherwise"];
}

/** How a value at a path is written. */
export function expectedAt(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === "mapping") return "1";
  if (last === "times") return "DD/MM/YYYY HH:mm:ss";
  if (last === "headers") return "[order id, paid at]";
  if (path.length === 1) return "files: {orders: {headers: […], tables: {…}}}";
  if (path.length <= 4) return "{headers: […], tables: {orders: {columns: {…}}}}";
  if (path[4] === "when") return "filled, empty, [word, word] or {not: [word]}";
  return "a column's name, or {from: …}, {join: […]}, {value: …}";
}
