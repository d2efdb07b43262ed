import type { IncidentId } from "../incidents/registry.ts";
import type { QuantileTable } from "./quantile-table.ts";
import type { Incident, ShopSpec } from "./shop-spec.ts";

/** An incident that can be planted in any shop: its usual length, and how it strikes this one. */
export interface PlantedIncident {
  readonly usualDays: number;
  /** @param from "YYYY-MM-DD" */
  readonly plant: (spec: ShopSpec, from: string, days: number) => Incident;
}

/** A parcel that is stuck: a day and more on top of the usual road (assumed). */
const stuckHours: QuantileTable = [
  [0, 12],
  [0.5, 36],
  [0.9, 72],
  [1, 120],
];

/**
 * The simulator's incidents, order by order, at a strength that shows (all assumed; `truth.json` says which). A bad batch
 * is of the best-selling product, a strike of the courier with the most parcels.
 */
export const plantedIncidents: Readonly<Record<IncidentId, PlantedIncident>> = {
  "bad-batch": {
    usualDays: 7,
    plant: ({ products }, from, days) => {
      const { id } = heaviest(products);
      return { kind: "defective-batch", from, days, productId: id, defectRate: 0.35 };
    },
  },
  "courier-strike": {
    usualDays: 5,
    plant: ({ couriers }, from, days) => {
      const { name } = heaviest(couriers);
      return { kind: "courier-trouble", from, days, courier: name, extraHours: stuckHours };
    },
  },
  "staff-sick": {
    usualDays: 5,
    plant: (_, from, days) => ({ kind: "staff-sick", from, days, slower: 2.5, unansweredRate: 0.3 }),
  },
  "review-bombing": {
    usualDays: 3,
    plant: (_, from, days) => ({ kind: "review-bombing", from, days, share: 0.15 }),
  },
  brushing: {
    usualDays: 5,
    plant: (spec, from, days) => {
      const ordersPerDay = Math.max(1, Math.round(purchasesPerDay(spec) * 0.2));
      return { kind: "brushing", from, days, ordersPerDay };
    },
  },
  "warehouse-move": {
    usualDays: 3,
    plant: (_, from, days) => ({ kind: "warehouse-move", from, days, wrongItemRate: 0.03 }),
  },
  "live-stream-surge": {
    usualDays: 2,
    plant: (_, from, days) => ({ kind: "live-stream-surge", from, days, factor: 5, capacity: 1.5 }),
  },
  "rule-change": {
    usualDays: 1,
    plant: (_, from, days) => ({ kind: "rule-change", from, days }),
  },
};

function purchasesPerDay({ demand: { volume } }: ShopSpec): number {
  return volume.kind === "random" ? volume.purchasesPerDay : volume.ordersPer30Days / 30;
}

function heaviest<T extends { readonly weight: number }>(entries: readonly T[]): T {
  return entries.reduce((most, entry) => (entry.weight > most.weight ? entry : most));
}
