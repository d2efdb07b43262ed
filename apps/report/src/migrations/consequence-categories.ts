import type { RawResult, Step } from "./step.ts";

interface Line {
  readonly categories?: readonly string[];
}

const linesOf = (result: RawResult): readonly Line[] =>
  Array.isArray(result["consequences"]) ? (result["consequences"] as readonly Line[]) : [];

/** Before thresholds could be for some categories of goods only, every one was for all: an empty list. */
export const consequenceCategories: Step = {
  kinds: ["score"],
  applies: (result) => linesOf(result).some((line) => line?.categories === undefined),
  migrate: (result) => ({
    ...result,
    consequences: linesOf(result).map((line) => ({ ...line, categories: line.categories ?? [] })),
  }),
};
