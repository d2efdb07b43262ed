import { historyOf, parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fitDelivery } from "../../src/model/fit-delivery.ts";
import { meanOf } from "../../src/model/shares.ts";
import { recordUntil } from "../../src/model/shop-record.ts";
import { shop } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const start = parseDay("2026-10-10")!;

function fit(parcels: readonly Record<string, string>[]) {
  const orders = parcels.map((_, i) => ({ order_id: `o${i}`, paid_at: "2026-10-01 10:00:00" }));
  const rows = parcels.map((row, i) => ({ waybill_id: `w${i}`, order_id: `o${i}`, ...row }));
  return fitDelivery(recordUntil(historyOf(shop, { orders, parcels: rows }), currentRules, start));
}

const picked = { picked_up_at: "2026-10-08 16:00:00" };

describe("waybills that are not due at the start", () => {
  it("have their verdict once they are signed, and are open by due lag and age before", () => {
    const { way } = fit([
      { ...picked, signed_at: "2026-10-09 12:00:00" },
      { ...picked, signed_at: "2026-10-09 12:00:00", trajectory_compensated: "1" },
      { ...picked },
      { ...picked, signed_at: "2026-10-10 12:00:00" },
      { ...picked, delivery_due_at: "2026-10-10 23:59:59" },
      { picked_up_at: "2026-10-05 16:00:00", signed_at: "2026-10-07 12:00:00" },
    ]);
    expect(way.waybills).toEqual([
      { dueIn: 0, onTime: 0, missed: 0, open: [{ dueLag: 2, age: 1, count: 1 }] },
      { dueIn: 1, onTime: 1, missed: 1, open: [{ dueLag: 3, age: 1, count: 2 }] },
    ]);
  });
});

describe("lateness", () => {
  const day = (d: number, hour = 16) => `2026-10-0${d} ${hour}:00:00`;
  const due = Array.from({ length: 400 }, (_, i) => ({
    picked_up_at: day(3),
    // a quarter signed two days later, half on the due day, a quarter too late
    signed_at: i % 4 === 0 ? day(5) : i % 4 === 3 ? day(8) : day(6),
  }));
  const { part } = fit(due);

  it("is learnt from waybills that are due, a class for each due lag", () => {
    expect(part.delivery.dueLag[3]).toBe(1);
    expect(meanOf(part.delivery.late[3]!)).toBeCloseTo(0.25, 2);
    expect(part.delivery.waybillsPerPickup).toBe(1);
  });
  it("grows with the age at which a waybill is still unsigned", () => {
    const [fresh, one, two] = part.delivery.lateWhenOpen[3]!;
    expect(fresh).toBeCloseTo(0.25, 2);
    expect(one).toBeCloseTo(0.25, 2);
    expect(two).toBeCloseTo(1 / 3, 2);
  });
});
