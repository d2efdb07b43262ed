/** How many rows share each key, in order of first appearance. */
export function groupSizes<T>(rows: readonly T[], keyOf: (row: T) => string): number[] {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1);
  return [...sizes.values()];
}
