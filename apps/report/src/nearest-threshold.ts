import type { ConsequenceLine } from "@scorecast/core/report";

/** The consequence on the total whose threshold is closest to where the shop stands; null when none could be judged. */
export function nearestThreshold(consequences: readonly ConsequenceLine[]): ConsequenceLine | null {
  let nearest: ConsequenceLine | null = null;
  for (const line of consequences) {
    if (line.node !== "total" || line.margin === null || line.product !== null) continue;
    if (nearest === null || Math.abs(line.margin) < Math.abs(nearest.margin!)) nearest = line;
  }
  return nearest;
}
