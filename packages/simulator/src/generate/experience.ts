import type { Delivery } from "./delivery.ts";
import { runs } from "./incident-days.ts";
import type { Order, Purchase } from "./purchases.ts";
import { happens, type RandomSource } from "./random-source.ts";
import type { Fate, ShopSpec } from "./shop-spec.ts";
import { wrongItemRate } from "./warehouse-move.ts";

/** What the buyer of one order lived through, and since when there was reason to complain. */
export interface Experience {
  readonly fate: Fate;
  readonly signedAt: number;
  /** Signing, or for a late order the moment it became late. */
  readonly since: number;
  /** Delivered after its deadline or picked up after the promise, whatever else happened. */
  readonly late: boolean;
}

/** Stage 3: the goods and the road decide the order's fate; the gravest trouble names it. */
export function experienceOf(
  spec: ShopSpec,
  purchase: Purchase,
  order: Order,
  delivery: Extract<Delivery, { kind: "shipped" }>,
  random: RandomSource,
): Experience {
  let signedAt = Number.NEGATIVE_INFINITY;
  let brokenAt = Number.POSITIVE_INFINITY;
  let damageRate = purchase.courier.damageRate;
  for (const parcel of delivery.parcels) {
    if (!parcel.orders.includes(order)) continue;
    signedAt = Math.max(signedAt, parcel.signedAt);
    if (parcel.signedAt > parcel.dueAt) brokenAt = Math.min(brokenAt, parcel.dueAt + 1);
    if (parcel.pickedUpAt > delivery.promisedAt) brokenAt = Math.min(brokenAt, delivery.promisedAt + 1);
    damageRate = Math.max(damageRate, purchase.courier.damageRate + heatDamage(spec, parcel.pickedUpAt));
  }
  const late = brokenAt < Number.POSITIVE_INFINITY;
  if (purchase.brushed) return { fate: "fine", signedAt, since: signedAt, late };
  let { defectRate } = order.product;
  for (const incident of spec.incidents) {
    if (incident.kind !== "defective-batch" || incident.productId !== order.product.id) continue;
    if (runs(incident, purchase.paidAt)) defectRate = incident.defectRate;
  }
  // All dice are thrown for every order: a changed rate then moves no other draw.
  const defective = happens(defectRate, random);
  const damaged = happens(damageRate, random);
  const wrongItem = happens(wrongItemRate(spec, delivery.shippedAt), random);
  const mismatch = happens(order.product.mismatchRate, random);
  if (defective) return { fate: "defective", signedAt, since: signedAt, late };
  if (damaged) return { fate: "damaged", signedAt, since: signedAt, late };
  if (wrongItem) return { fate: "wrong-item", signedAt, since: signedAt, late };
  if (mismatch) return { fate: "mismatch", signedAt, since: signedAt, late };
  if (late) return { fate: "late", signedAt, since: brokenAt, late };
  return { fate: "fine", signedAt, since: signedAt, late };
}

function heatDamage(spec: ShopSpec, pickedUpAt: number): number {
  let added = 0;
  for (const incident of spec.incidents)
    if (incident.kind === "summer-heat" && runs(incident, pickedUpAt)) added += incident.damageRate;
  return added;
}
