/** Where a number comes from, most to least trusted. */
export const provenanceRanking = ["official", "public", "user", "seed", "assumed"] as const;

export type Provenance = (typeof provenanceRanking)[number];

/** A result is only as official as its weakest input. Official when there is no input at all. */
export function weakest(inputs: Iterable<Provenance>): Provenance {
  let rank = 0;
  for (const input of inputs) rank = Math.max(rank, provenanceRanking.indexOf(input));
  return provenanceRanking[rank]!;
}
