import { readFileSync } from "node:fs";
import type { GoalReport } from "@scorecast/simulator/report";

/** What `scorecast goal` says of the sample shop and seven measures with costs; two of its assumptions are kept. */
export function exampleGoal(): GoalReport {
  return JSON.parse(readFileSync(new URL("./fixtures/goal.json", import.meta.url), "utf8"));
}
