/**
 * JSON with two spaces, lists of plain values on one line, the shortest numbers that read back the same (−0 is 0) and one
 * final newline. Keys keep the order in which the result was built, which is that of its schema.
 *
 * @throws {RangeError} for NaN or an infinite number: no data is null
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, "", "")}\n`;
}

function write(value: unknown, indent: string, path: string): string {
  if (typeof value === "number") return writeNumber(value, path);
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item, i) => write(item, inner, `${path}[${i}]`));
    if (value.every((item) => item === null || typeof item !== "object")) return `[${items.join(", ")}]`;
    return `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner, `${path}.${key}`)}`);
  return members.length === 0 ? "{}" : `{\n${inner}${members.join(`,\n${inner}`)}\n${indent}}`;
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value))
    throw new RangeError(`The result holds ${value} at ${path}; no data must be null.`);
  return JSON.stringify(value);
}
