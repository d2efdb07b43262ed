import type { ScoreReport } from "@scorecast/core/report";
import { type Dossier, scoredOn } from "../dossier.ts";
import { programOf } from "./compared.ts";

/** Why a difference between two results says nothing about how the shop is run. */
export type Obstacle = "rules" | "weights" | "scale" | "stage" | "program";

/** What differs between two results that were made alike. */
export type Remainder = "shop" | "day" | "data" | "run" | "nothing";

export interface Judgement {
  /** Most serious first; empty: the two are comparable. */
  readonly obstacles: readonly Obstacle[];
  readonly remainder: Remainder;
  /** Whether one may be subtracted from the other at all: not across scales. */
  readonly subtractable: boolean;
}

/** Which metrics count and how much, as one text; null where no score tells. */
function weightsOf(score: ScoreReport | null): string | null {
  if (!score) return null;
  const dimensions = score.dimensions.map(({ id, weight }) => `${id}=${weight}`);
  const metrics = score.metrics.map(({ id, dimension, weight }) => `${dimension}/${id}=${weight}`);
  return [...dimensions, ...metrics].sort().join(" ");
}

const differ = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a != null && b != null && a !== b;

/** Identity of the shop where a result names it; an explanation alone does not. */
const shopOf = ({ score, projection }: Dossier): string | null =>
  score?.shop.id ?? projection?.shop.id ?? null;

/** What a difference between `reference` and `other` may be called. */
export function judge(reference: Dossier, other: Dossier): Judgement {
  const obstacles: Obstacle[] = [];
  if (reference.rules !== other.rules) obstacles.push("rules");
  else if (differ(weightsOf(reference.score), weightsOf(other.score))) obstacles.push("weights");
  const subtractable = reference.scale.max === other.scale.max;
  if (!subtractable) obstacles.push("scale");
  if (differ(reference.score?.stage, other.score?.stage)) obstacles.push("stage");
  const [mine, theirs] = [programOf(reference), programOf(other)];
  if (mine === null || mine !== theirs) obstacles.push("program");
  return { obstacles, remainder: remainderOf(reference, other), subtractable };
}

function remainderOf(a: Dossier, b: Dossier): Remainder {
  if (differ(shopOf(a), shopOf(b))) return "shop";
  if (scoredOn(a) !== scoredOn(b)) return "day";
  if (a.input !== b.input) return "data";
  const [p, q] = [a.projection, b.projection];
  const run = (of: typeof p): string =>
    JSON.stringify(
      of && [of.seed, of.replications, of.horizon, of.scenarios.map(({ id, levers }) => [id, levers])],
    );
  return run(p) === run(q) ? "nothing" : "run";
}
