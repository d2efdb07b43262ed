import type { ConsequenceLine } from "@scorecast/core/report";

/** The consequence on the total, for the shop as a whole, whose threshold is closest to where the shop stands; null when none could be judged. */
export function nearestThreshold(consequences: readonly ConsequenceLine[]): ConsequenceLine | null {
  let nearest: ConsequenceLine | null = null;
  for (const line of consequences) {
    if (line.node !== "total" || line.margin === null || line.product !== null || line.categories.length > 0)
      continue;
    if (nearest === null || Math.abs(line.margin) < Math.abs(nearest.margin!)) nearest = line;
  }
  return nearest;
}
