import type { LeaveReason } from "../leave-reasons.ts";

/** What staging says of a row, as the number in its column `fate`; 0: it goes on. */
export const rowFates = {
  1: "not-asked",
  2: "bad-value",
  3: "type-not-scored",
} as const satisfies Readonly<Record<number, LeaveReason>>;

/** SQL of the reason for which a staged row is left out; NULL if it goes on. */
export const fateReasonSql = `CASE fate ${Object.entries(rowFates)
  .map(([fate, reason]) => `WHEN ${fate} THEN '${reason}'`)
  .join(" ")} END`;
