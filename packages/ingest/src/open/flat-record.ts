import { cellText } from "./cell-text.ts";

/**
 * The values of a JSON object by their path: `{a: {b: 1}, c: [{d: 2}, {d: 3}]}` has a.b = "1" and c.d = "2;3". A Map, so
 * that no name can reach the prototype of anything.
 */
export function flatRecord(record: object): Map<string, string> {
  const flat = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) add(path, one);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) add(path === "" ? name : `${path}.${name}`, inner);
    } else {
      const text = cellText(value as string | number | boolean | null);
      const before = flat.get(path);
      flat.set(
        path,
        before === undefined || before === "" ? text : text === "" ? before : `${before};${text}`,
      );
    }
  };
  add("", record);
  return flat;
}

/** The list of records in an answer: the list itself, or the first list of objects inside, nearest to the top. */
export function recordList(value: unknown): readonly object[] | null {
  let level: unknown[] = [value];
  while (level.length > 0) {
    for (const one of level) {
      if (Array.isArray(one) && one.length > 0 && one.every(isRecord)) return one;
    }
    level = level.flatMap((one) => (isRecord(one) ? Object.values(one) : []));
  }
  return null;
}

export function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
