import { dayNumber } from "./local-time.ts";
import type { Order } from "./purchases.ts";
import { streamOf } from "./random-source.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { ViolationKind } from "./shop-tables.ts";

export interface Violation {
  readonly kind: ViolationKind;
  readonly at: number;
  readonly order: Order | null;
}

export interface DatedViolation {
  readonly kind: ViolationKind;
  readonly at: number;
  /** Whether it concerns the latest order paid by then. */
  readonly aboutOrder: boolean;
}

/** Stage 8: the violations that the spec plans and those that its incidents bring, at an hour of the day, by time. */
export function violationsOf(spec: ShopSpec, seed: string): DatedViolation[] {
  const planned = spec.violations.map(({ kind, on, aboutOrder }, i) => {
    const random = streamOf(seed, "violation", i);
    return { kind, at: Math.floor((dayNumber(on) + (9 + 11 * random()) / 24) * 86_400), aboutOrder };
  });
  const found = spec.incidents.flatMap((incident) =>
    incident.kind === "brushing"
      ? [{ kind: "brushing" as const, at: foundAt(incident, seed), aboutOrder: false }]
      : [],
  );
  return [...planned, ...found].sort((a, b) => a.at - b.at);
}

function foundAt({ from, days }: { readonly from: string; readonly days: number }, seed: string): number {
  const day = dayNumber(from) + days;
  return Math.floor((day + (9 + 11 * streamOf(seed, "brushing-found", day)()) / 24) * 86_400);
}
