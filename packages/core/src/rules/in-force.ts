import { formatDay, parseDay } from "../clocks/shop-day.ts";
import { type RuleVersionEntry, ruleVersions } from "./registry.ts";

/**
 * The version that governs `day` (days since 1970-01-01): the latest whose `effectiveFrom` is not after it.
 *
 * @throws {RangeError} if `day` is no day of the calendar, or before the first version
 */
export function ruleVersionInForce(
  day: number,
  versions: readonly RuleVersionEntry[] = ruleVersions,
): RuleVersionEntry {
  if (!Number.isInteger(day))
    throw new RangeError(`${day} is no day: give a whole number of days since 1970-01-01.`);
  const ruling = versions.filter((version) => version.effectiveFrom !== null);
  const found = ruling.findLast((version) => parseDay(version.effectiveFrom!)! <= day);
  if (found) return found;
  throw new RangeError(
    `No rule version is in force on ${formatDay(day)}: the first, ${ruling[0]!.id}, starts on ` +
      `${ruling[0]!.effectiveFrom}. Score a later date, or name a version to apply all the same.`,
  );
}

/**
 * First day (since 1970-01-01) of the version that follows `id`; null: none follows, or `id` was never in
 * force.
 */
export function successorFrom(
  id: string,
  versions: readonly RuleVersionEntry[] = ruleVersions,
): number | null {
  const at = versions.findIndex((version) => version.id === id);
  if (at < 0 || versions[at]!.effectiveFrom === null) return null;
  const next = versions[at + 1]?.effectiveFrom ?? null;
  return next === null ? null : parseDay(next);
}
