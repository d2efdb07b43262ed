import { dayNumber } from "./local-time.ts";
import type { Order, Purchase } from "./purchases.ts";
import { streamOf } from "./random-source.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { ViolationKind } from "./shop-tables.ts";

export interface Violation {
  readonly kind: ViolationKind;
  readonly at: number;
  readonly order: Order | null;
}

/** Stage 8: the violations that the spec plans, at an hour of the day, each about the latest order paid by then. */
export function violationsOf(spec: ShopSpec, seed: string, purchases: readonly Purchase[]): Violation[] {
  return spec.violations
    .map(({ kind, on, aboutOrder }, i) => {
      const random = streamOf(seed, "violation", i);
      const at = Math.floor((dayNumber(on) + (9 + 11 * random()) / 24) * 86_400);
      const latest = purchases.findLast((purchase) => purchase.paidAt <= at);
      return { kind, at, order: (aboutOrder && latest?.orders[0]) || null };
    })
    .sort((a, b) => a.at - b.at);
}
