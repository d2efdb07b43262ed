import type { StandardLine } from "../report/diagnosis-report.ts";
import document from "./standards.json" with { type: "json" };

/** What checks compare with, by id: data, each number with its source. */
export const standardLines = document.standards as readonly StandardLine[];

/**
 * The standards, with the user's own numbers in place of theirs.
 *
 * @param own by id; ids must be known and numbers positive
 */
export function standardsWith(own: Readonly<Record<string, number>>): StandardLine[] {
  return standardLines.map((line) =>
    Object.hasOwn(own, line.id)
      ? {
          ...line,
          value: own[line.id]!,
          provenance: "user",
          source: { zh: "店铺自己填写", en: "the shop's own" },
        }
      : line,
  );
}
