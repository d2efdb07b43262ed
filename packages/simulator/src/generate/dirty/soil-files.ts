import { happens, type RandomSource } from "../random-source.ts";
import type { Circumstances, Soiled } from "./dirt.ts";
import type { Draft } from "./draft.ts";

/** Changes a share of the files that can be changed so; `change` gives null for one that cannot. */
export function soilFiles(
  drafts: readonly Draft[],
  { dose, dice }: Circumstances,
  change: (draft: Draft, random: RandomSource) => Draft | null,
): Soiled {
  let done = 0;
  const soiled = drafts.map((draft) => {
    const random = dice(draft.path);
    const changed = happens(dose, random) ? change(draft, random) : null;
    if (changed === null) return draft;
    done++;
    return changed;
  });
  return { drafts: soiled, done };
}
