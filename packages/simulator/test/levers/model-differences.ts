/** Paths of the leaves in which two plain values differ, e.g. "chats.staffing.added". */
export function differentPaths(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (Object.is(before, after)) return [];
  const [a, b] = [childrenOf(before), childrenOf(after)];
  if (!a && !b) return [path.join(".")];
  const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
  return [...keys].flatMap((key) => differentPaths(a?.[key], b?.[key], [...path, key]));
}

/** The greatest difference between numbers at the same place; +Infinity where the shape differs. */
export function greatestDifference(a: unknown, b: unknown): number {
  if (Object.is(a, b)) return 0;
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) / Math.max(1, Math.abs(a));
  const [left, right] = [childrenOf(a), childrenOf(b)];
  if (!left || !right) return Number.POSITIVE_INFINITY;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Math.max(0, ...[...keys].map((key) => greatestDifference(left[key], right[key])));
}

/** Deeply frozen: a write throws. */
export function frozen<T>(value: T): T {
  for (const child of Object.values(childrenOf(value) ?? {})) frozen(child);
  return Object.freeze(value);
}

function childrenOf(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : null;
}
