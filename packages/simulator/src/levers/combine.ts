import { incidents } from "../incidents/registry.ts";
import { settleChats } from "../model/chat-queue.ts";
import type { ShopModel } from "../model/shop-model.ts";
import type { Change } from "./lever.ts";
import { levers } from "./registry.ts";

/** Levers, then incidents, as their registries list them. */
const ordered: readonly Change[] = [...Object.values(levers), ...Object.values(incidents)];
const places: ReadonlyMap<string, number> = new Map(ordered.map(({ id }, place) => [id, place]));

/** Where a lever or an incident stands when several are applied. */
export function placeOf(use: string): number {
  return places.get(use) ?? -1;
}

/**
 * The model under several levers and incidents at once. They are applied in the order of the registries, the same one
 * twice by falling amount; then the queue of the chats settles. The order in which they are named changes no bit.
 *
 * @param amounts effect × strength of each; at 0 it changes nothing
 */
export function combined(
  model: ShopModel,
  amounts: readonly { readonly use: string; readonly amount: number }[],
): ShopModel {
  const sorted = [...amounts].sort((a, b) => placeOf(a.use) - placeOf(b.use) || b.amount - a.amount);
  const changed = sorted.reduce((held, { use, amount }) => ordered[placeOf(use)]!.apply(held, amount), model);
  return changed === model ? model : settleChats(changed, model);
}
