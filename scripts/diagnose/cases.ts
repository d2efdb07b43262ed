import { type History, parseDay } from "../../packages/core/src/index.ts";
import type { CauseId } from "../../packages/simulator/src/diagnose/index.ts";
import {
  adaptedSpec,
  generateShop,
  type ShopSpec,
  type ShopTables,
  shopHistory,
  shopPresets,
} from "../../packages/simulator/src/generate/index.ts";
import { streamOf } from "../../packages/simulator/src/generate/random-source.ts";

type Draw = (low: number, high: number) => number;

/** A shop with a trouble of known kind; `without`: the same shop, with the same dice, but for it. */
export interface Case {
  readonly kind: CauseId;
  readonly name: string;
  readonly history: () => History;
  readonly without: () => History;
}

interface Kind {
  /** The shop with its trouble; days count from the day that is scored. */
  readonly plant?: (spec: ShopSpec, draw: Draw, dayBefore: (days: number) => string) => ShopSpec;
  /** Where no spec can say it: written into the tables. */
  readonly write?: (tables: ShopTables, draw: Draw, dayBefore: (days: number) => string) => ShopTables;
  /** What the twin shares with it that is no trouble: where its buyers live, how many ask. */
  readonly ground?: (spec: ShopSpec) => ShopSpec;
}

const scaled = (table: readonly (readonly [number, number])[], by: number) =>
  table.map(([p, value]) => [p, value * by] as [number, number]);

const heaviest = <T extends { readonly weight: number }>(list: readonly T[]): number =>
  list.reduce((best, one, i) => (one.weight > list[best]!.weight ? i : best), 0);

const at = <T>(list: readonly T[], index: number, change: (one: T) => T): T[] =>
  list.map((one, i) => (i === index ? change(one) : one));

/** Every kind of trouble, and how strong it may be: fixed before any of the cases was looked at. */
export const kinds: Readonly<Partial<Record<CauseId, Kind>>> = {
  "bad-batch": {
    plant(spec, draw, dayBefore) {
      const productId = spec.products[heaviest(spec.products)]!.id;
      const defectRate = draw(0.2, 0.5);
      const days = Math.round(draw(4, 12));
      const from = dayBefore(Math.round(draw(days + 8, 26)));
      return { ...spec, incidents: [{ kind: "defective-batch", from, days, productId, defectRate }] };
    },
  },
  "bad-products": {
    plant: (spec, draw) => ({
      ...spec,
      products: at(spec.products, heaviest(spec.products), (one) => ({
        ...one,
        defectRate: draw(0.08, 0.25),
      })),
    }),
  },
  "goods-unlike-description": {
    plant: (spec, draw) => ({
      ...spec,
      products: at(spec.products, heaviest(spec.products), (one) => ({
        ...one,
        mismatchRate: draw(0.15, 0.5),
      })),
    }),
  },
  "review-bombing": {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(3, 8));
      const from = dayBefore(Math.round(draw(days + 3, 24)));
      return { ...spec, incidents: [{ kind: "review-bombing", from, days, share: draw(0.08, 0.25) }] };
    },
  },
  "late-shipping": {
    plant: (spec, draw) => ({
      ...spec,
      handling: { ...spec.handling, packingHours: scaled(spec.handling.packingHours, draw(3, 6)) },
    }),
  },
  "order-surge": {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(2, 4));
      const from = dayBefore(Math.round(draw(days + 8, 20)));
      const [factor, capacity] = [draw(4, 8), draw(1.3, 1.8)];
      return { ...spec, incidents: [{ kind: "live-stream-surge", from, days, factor, capacity }] };
    },
  },
  "warehouse-stop": {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(3, 7));
      const from = dayBefore(Math.round(draw(days + 8, 22)));
      return {
        ...spec,
        incidents: [{ kind: "warehouse-move", from, days, wrongItemRate: draw(0.01, 0.05) }],
      };
    },
  },
  "fake-tracking": {
    plant: (spec, draw) => {
      const rate = draw(0.06, 0.2);
      return { ...spec, couriers: spec.couriers.map((one) => ({ ...one, trajectoryRate: rate })) };
    },
  },
  "remote-regions": {
    ground: (spec) => ({
      ...spec,
      regions: spec.regions.map((one) => (one.remote ? { ...one, weight: 8 } : one)),
    }),
    plant: (spec, draw) => {
      const by = draw(1.5, 2.5);
      return {
        ...spec,
        regions: spec.regions.map((one) =>
          one.remote ? { ...one, transitHours: scaled(one.transitHours, by) } : one,
        ),
      };
    },
  },
  "courier-strike": {
    plant(spec, draw, dayBefore) {
      const { name: courier } = spec.couriers[heaviest(spec.couriers)]!;
      const days = Math.round(draw(4, 14));
      const from = dayBefore(Math.round(draw(days + 6, 26)));
      const extraHours = scaled(
        [
          [0, 12],
          [0.5, 36],
          [0.9, 72],
          [1, 120],
        ],
        draw(0.7, 1.5),
      );
      return { ...spec, incidents: [{ kind: "courier-trouble", from, days, courier, extraHours }] };
    },
  },
  "slow-courier": {
    plant: (spec, draw) => ({
      ...spec,
      couriers: at(spec.couriers, heaviest(spec.couriers), (one) => ({
        ...one,
        transitFactor: one.transitFactor * draw(1.5, 2.2),
      })),
    }),
  },
  "transit-damage": {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(10, 25));
      return {
        ...spec,
        incidents: [{ kind: "summer-heat", from: dayBefore(days + 2), days, damageRate: draw(0.02, 0.08) }],
      };
    },
  },
  "slow-chat": {
    plant: (spec, draw) => ({
      ...spec,
      chats: {
        ...spec.chats,
        replySeconds: scaled(spec.chats.replySeconds, draw(4, 10)),
        unansweredRate: draw(0.08, 0.25),
      },
    }),
  },
  "unstaffed-hours": {
    plant: (spec, draw) => ({
      ...spec,
      chats: {
        ...spec.chats,
        staffed: { from: 8, until: Math.round(draw(16, 20)) },
        unansweredOffHours: draw(0.6, 0.9),
      },
    }),
  },
  "staff-shortage": {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(5, 12));
      const from = dayBefore(Math.round(draw(days + 2, 24)));
      const [slower, unansweredRate] = [draw(2.5, 5), draw(0.3, 0.6)];
      return { ...spec, incidents: [{ kind: "staff-sick", from, days, slower, unansweredRate }] };
    },
  },
  "slow-after-sales": {
    plant: (spec, draw) => ({
      ...spec,
      afterSales: {
        ...spec.afterSales,
        autoApproveShare: 0.05,
        reviewHours: scaled(spec.afterSales.reviewHours, draw(4, 10)),
      },
    }),
  },
  "refusal-without-contact": {
    ground: (spec) => withApplications(spec),
    plant: (spec, draw) => ({
      ...spec,
      afterSales: {
        ...spec.afterSales,
        rejectShare: draw(0.25, 0.5),
        arbitrationShare: draw(0.3, 0.6),
      },
    }),
  },
  "seven-day-returns": {
    ground: (spec) => withApplications(spec),
    write(tables, draw) {
      const share = draw(0.25, 0.6);
      return {
        ...tables,
        afterSales: tables.afterSales.map((row) =>
          row.reason_class === "no-reason" && row.closed_at !== "" && draw(0, 1) < share
            ? {
                ...row,
                result: "rejected",
                refunded_at: "",
                agreed_at: "",
                arbitration: draw(0, 1) < 0.4 ? "1" : "0",
              }
            : row,
        ),
      };
    },
  },
  "dissatisfied-chats": {
    plant: (spec, draw) => {
      const bad = draw(0.2, 0.45);
      return {
        ...spec,
        chats: {
          ...spec.chats,
          stars: { ...spec.chats.stars, content: [bad / 2, bad / 4, bad / 4, 0.1, 0.9 - bad] },
        },
      };
    },
  },
  "hidden-complaint": {
    write(tables, draw, dayBefore) {
      const days = Math.round(draw(5, 12));
      const first = dayBefore(days + Math.round(draw(2, 10)));
      const last = dayBefore(days > 1 ? 2 : 1);
      const share = draw(0.1, 0.3);
      const troubled = new Set([
        ...tables.afterSales.map((row) => row.order_id),
        ...tables.reviews.filter((row) => Number(row.product_stars) <= 2).map((row) => row.order_id),
        ...tables.complaints.map((row) => row.order_id),
        ...tables.parcels
          .filter((row) => row.signed_at === "" || row.signed_at > row.delivery_due_at)
          .map((row) => row.order_id),
      ]);
      const asked = tables.chats.filter(
        (row) =>
          row.order_id !== "" &&
          row.human === "1" &&
          row.started_at >= first &&
          row.started_at < last &&
          !troubled.has(row.order_id),
      );
      const added = asked
        .filter(() => draw(0, 1) < share)
        .map((row, i) => ({
          complaint_id: `7900000000000${i}`,
          created_at: row.started_at,
          order_id: row.order_id,
          upheld: "1",
        }));
      return { ...tables, complaints: [...tables.complaints, ...added] };
    },
  },
  violations: {
    plant(spec, draw, dayBefore) {
      const days = Math.round(draw(3, 7));
      const from = dayBefore(Math.round(draw(days + 2, 24)));
      return {
        ...spec,
        incidents: [{ kind: "brushing", from, days, ordersPerDay: Math.round(draw(3, 10)) }],
      };
    },
  },
};

function withApplications(spec: ShopSpec): ShopSpec {
  return {
    ...spec,
    afterSales: { ...spec.afterSales, applyRate: { ...spec.afterSales.applyRate, fine: 0.14 } },
  };
}

/** Sound shops, in turn: women's fashion, kitchen appliances, snacks, household goods, fruit; without their own incidents. */
export const sound = [
  "steady-fashion",
  "bad-batch",
  "courier-strike",
  "live-stream-surge",
  "fresh-fruit",
] as const;

/** @param orders orders on the average day */
function soundSpec(index: number, orders: number): ShopSpec {
  const spec = adaptedSpec(shopPresets[sound[index % sound.length]!], { days: 120, ordersPerDay: orders });
  return { ...spec, incidents: [], violations: [] };
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Case `index`: its kind in turn, its shop, volume (15 to 60 orders a day) and strength from the dice of `series`. */
export function caseOf(series: string, index: number, attempt: number): Case {
  const ids = Object.keys(kinds) as CauseId[];
  const kind = ids[index % ids.length]!;
  const seed = `${series}-${index}-${attempt}`;
  const drawing = () => {
    const random = streamOf(seed, "diagnosis");
    return (low: number, high: number) => low + (high - low) * random();
  };
  const draw = drawing();
  const base = soundSpec(Math.floor(index / ids.length) + index, draw(15, 60));
  const { plant, write, ground = (spec: ShopSpec) => spec } = kinds[kind]!;
  const spec = ground(base);
  const scored = parseDay(spec.startDay)! + spec.days;
  const dayBefore = (days: number) => dayText(scored - days);
  return {
    kind,
    name: `${seed} ${base.shop.id}`,
    history() {
      const own = drawing();
      own(15, 60);
      const tables = generateShop(plant ? plant(spec, own, dayBefore) : spec, seed);
      return shopHistory(write ? write(tables, own, dayBefore) : tables);
    },
    without: () => shopHistory(generateShop(spec, seed)),
  };
}

/** Sound shop `index`: 5 to 80 orders a day. */
export function healthyShop(
  series: string,
  index: number,
): { readonly name: string; readonly history: () => History } {
  const seed = `${series}-healthy-${index}`;
  const random = streamOf(seed, "diagnosis");
  const orders = 5 + 75 * random();
  const spec = soundSpec(index, orders);
  return {
    name: `${seed} ${spec.shop.id} ${orders.toFixed(0)}/day`,
    history: () => shopHistory(generateShop(spec, seed)),
  };
}
