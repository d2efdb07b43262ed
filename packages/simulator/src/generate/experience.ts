import type { Delivery } from "./delivery.ts";
import { runs } from "./incident-days.ts";
import type { Order, Purchase } from "./purchases.ts";
import { happens, streamOf } from "./random-source.ts";
import type { Fate, ShopSpec } from "./shop-spec.ts";

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
  seed: string,
  purchase: Purchase,
  order: Order,
  delivery: Extract<Delivery, { kind: "shipped" }>,
): Experience {
  const random = streamOf(seed, "experience", order.id);
  const parcels = delivery.parcels.filter((parcel) => parcel.orders.includes(order));
  const signedAt = Math.max(...parcels.map((parcel) => parcel.signedAt));
  const broken = parcels.flatMap((parcel) => [
    ...(parcel.signedAt > parcel.dueAt ? [parcel.dueAt + 1] : []),
    ...(parcel.pickedUpAt > delivery.promisedAt ? [delivery.promisedAt + 1] : []),
  ]);
  const late = broken.length > 0;
  const defectRate = spec.incidents.reduce((rate, incident) => {
    if (incident.kind !== "defective-batch" || incident.productId !== order.product.id) return rate;
    return runs(incident, purchase.paidAt) ? incident.defectRate : rate;
  }, order.product.defectRate);
  // All dice are thrown for every order: a changed rate then moves no other draw.
  const defective = happens(defectRate, random);
  const damaged = happens(purchase.courier.damageRate, random);
  const wrongItem = happens(spec.handling.wrongItemRate, random);
  const mismatch = happens(order.product.mismatchRate, random);
  if (defective) return { fate: "defective", signedAt, since: signedAt, late };
  if (damaged) return { fate: "damaged", signedAt, since: signedAt, late };
  if (wrongItem) return { fate: "wrong-item", signedAt, since: signedAt, late };
  if (mismatch) return { fate: "mismatch", signedAt, since: signedAt, late };
  if (late) return { fate: "late", signedAt, since: Math.min(...broken), late };
  return { fate: "fine", signedAt, since: signedAt, late };
}
