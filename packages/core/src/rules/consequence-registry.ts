import type { Consequence } from "./consequence.ts";
import { unknownName } from "./nearest-word.ts";

/** A programme of the platform that reads the score, and how to load its thresholds. */
export interface ConsequenceEntry {
  readonly id: string;
  readonly load: () => Promise<unknown>;
}

/** Every programme with a file in `consequences/`. */
export const consequenceProgrammes: readonly ConsequenceEntry[] = [
  {
    id: "jingxuan-alliance",
    load: () => import("../../consequences/jingxuan-alliance.json", { with: { type: "json" } }),
  },
  {
    id: "qianchuan",
    load: () => import("../../consequences/qianchuan.json", { with: { type: "json" } }),
  },
  {
    id: "promotions",
    load: () => import("../../consequences/promotions.json", { with: { type: "json" } }),
  },
  {
    id: "mall",
    load: () => import("../../consequences/mall.json", { with: { type: "json" } }),
  },
  {
    id: "flagship-mark",
    load: () => import("../../consequences/flagship-mark.json", { with: { type: "json" } }),
  },
  {
    id: "brand-mark",
    load: () => import("../../consequences/brand-mark.json", { with: { type: "json" } }),
  },
  {
    id: "category-exit",
    load: () => import("../../consequences/category-exit.json", { with: { type: "json" } }),
  },
  {
    id: "natural-traffic-pool",
    load: () => import("../../consequences/natural-traffic-pool.json", { with: { type: "json" } }),
  },
  {
    id: "product-delisting",
    load: () => import("../../consequences/product-delisting.json", { with: { type: "json" } }),
  },
  {
    id: "super-lucky-bag",
    load: () => import("../../consequences/super-lucky-bag.json", { with: { type: "json" } }),
  },
  {
    id: "shop-opening",
    load: () => import("../../consequences/shop-opening.json", { with: { type: "json" } }),
  },
  {
    id: "free-traffic",
    load: () => import("../../consequences/free-traffic.json", { with: { type: "json" } }),
  },
  {
    id: "recommendation",
    load: () => import("../../consequences/recommendation.json", { with: { type: "json" } }),
  },
  {
    id: "termination",
    load: () => import("../../consequences/termination.json", { with: { type: "json" } }),
  },
  {
    id: "shop-licence",
    load: () => import("../../consequences/shop-licence.json", { with: { type: "json" } }),
  },
  {
    id: "landmark-certification",
    load: () => import("../../consequences/landmark-certification.json", { with: { type: "json" } }),
  },
  {
    id: "category-entry",
    load: () => import("../../consequences/category-entry.json", { with: { type: "json" } }),
  },
  {
    id: "charity-goods",
    load: () => import("../../consequences/charity-goods.json", { with: { type: "json" } }),
  },
];

/**
 * The programme `id` with its thresholds. The files are parsed by a test, not here.
 *
 * @throws {RangeError} if there is no such programme; the message names the nearest one
 */
export async function loadConsequence(id: string): Promise<Consequence> {
  const entry = consequenceProgrammes.find((programme) => programme.id === id);
  if (!entry)
    throw new RangeError(
      unknownName(
        "programme",
        id,
        consequenceProgrammes.map((programme) => programme.id),
      ),
    );
  return ((await entry.load()) as { readonly default: Consequence }).default;
}

/** All programmes, in the order of the registry. */
export function loadConsequences(): Promise<Consequence[]> {
  return Promise.all(consequenceProgrammes.map((programme) => loadConsequence(programme.id)));
}
