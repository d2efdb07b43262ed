import { incidents } from "../incidents/registry.ts";
import { settleChats } from "../model/chat-queue.ts";
import type { ShopModel } from "../model/shop-model.ts";
import type { Change, ProductShares } from "./lever.ts";
import { levers } from "./registry.ts";

/** Levers, then incidents, as their registries list them. */
const ordered: readonly Change[] = [...Object.values(levers), ...Object.values(incidents)];
const places: ReadonlyMap<string, number> = new Map(ordered.map(({ id }, place) => [id, place]));

/** Where a lever or an incident stands when several are applied. */
export function placeOf(use: string): number {
  return places.get(use) ?? -1;
}

/** A lever or an incident at work: effect × strength, and the shares of the product that it is about. */
export interface Amount {
  readonly use: string;
  readonly amount: number;
  readonly product?: ProductShares;
}

/**
 * The model under several levers and incidents at once. They are applied in the order of the registries, the same one
 * twice by falling amount; then the queue of the chats settles. The order in which they are named changes no bit.
 *
 * @param amounts effect × strength of each; at 0 it changes nothing
 */
export function combined(model: ShopModel, amounts: readonly Amount[]): ShopModel {
  const sorted = [...amounts].sort(
    (a, b) => placeOf(a.use) - placeOf(b.use) || b.amount - a.amount || byProduct(a, b),
  );
  const changed = sorted.reduce((held, { use, amount, product }) => {
    const change = ordered[placeOf(use)]!;
    return product && change.product
      ? change.product.apply(held, amount, product)
      : change.apply(held, amount);
  }, model);
  return changed === model ? model : settleChats(changed, model);
}

/** The greater product first. */
function byProduct({ product: a }: Amount, { product: b }: Amount): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return b.quality - a.quality || b.stars - a.stars || b.orders - a.orders;
}
