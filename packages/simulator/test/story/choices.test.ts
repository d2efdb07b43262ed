import { startOf } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { newRecorder } from "../../src/engine/recording.ts";
import { streamOf } from "../../src/generate/random-source.ts";
import { Cohorts, newOrder, type StoryAfterSale, type StoryOrder } from "../../src/story/cast.ts";
import { choosePickups, pickupBounds } from "../../src/story/choose-pickups.ts";
import { chooseRefunds } from "../../src/story/choose-refunds.ts";
import { newAfterSales } from "../../src/story/new-after-sales.ts";
import { seekSlots } from "../../src/story/seek-slots.ts";

const START = 20_000;
const HOUR = 3600;
const DAY = 86_400;
let made = 0;
const orderOf = (paidDay: number): StoryOrder => newOrder(`o${++made}`, {}, paidDay);

describe("slots of first calls", () => {
  it("are taken on the day itself, else on the latest earlier one, never before the payment nor the start", () => {
    const slots = seekSlots([1, 2, 0, 1]);
    const days = [3, 3, 3, 3, 3].map((t) => {
      const order = orderOf(1);
      return slots.settle(order, t) ? order.soughtDay : null;
    });
    expect(days).toEqual([3, 1, 1, null, null]);
    const early = orderOf(-5);
    expect([slots.settle(early, 3), early.soughtDay]).toEqual([true, 0]);
    expect([0, 1, 2, 3].map((t) => slots.left(t))).toEqual([0, 0, 0, 0]);
  });

  it("are not needed by who has called before, and not open to who has called the platform alone", () => {
    const slots = seekSlots([1]);
    expect(slots.settle({ ...orderOf(-3), soughtDay: -2 }, 0)).toBe(true);
    expect(slots.settle({ ...orderOf(-3), escalated: true }, 0)).toBe(false);
    expect(slots.left(0)).toBe(1);
    expect(seekSlots(null).settle(orderOf(0), 0)).toBe(true);
  });
});

describe("pickups", () => {
  const rest = { from: 18, until: 6 };
  const clock = { start: START, rest };

  it("can take from nought to 18 hours on the day of payment, 18 to 66 hours two days on", () => {
    expect(pickupBounds(orderOf(4), 4, clock)).toEqual({ least: 0, most: 18 * HOUR - 1 });
    expect(pickupBounds(orderOf(3), 4, clock)).toEqual({ least: 0, most: 42 * HOUR - 1 });
    expect(pickupBounds(orderOf(2), 4, clock)).toEqual({ least: 18 * HOUR, most: 66 * HOUR - 1 });
    const paid = { ...orderOf(3), paidAt: startOf(START + 3) + 10 * HOUR };
    expect(pickupBounds(paid, 4, clock)).toEqual({ least: 14 * HOUR, most: 38 * HOUR - 1 });
  });

  const chosen = (drawn: StoryOrder[], waits: StoryOrder[], seconds: number) => {
    const { recorder, recording } = newRecorder(1);
    recorder.keep("pickup-seconds", 4, Float64Array.of(seconds));
    const waiting = new Cohorts<StoryOrder>();
    for (const order of waits) waiting.of(order.paidDay).push(order);
    const result = choosePickups(drawn, waiting, -31, 4, recording, clock, 0);
    return { ...result, left: [0, 1, 2, 3, 4].flatMap((day) => waiting.of(day)) };
  };

  it("stay with the drawn orders where these can take the seconds", () => {
    const [drawn, waits] = [[orderOf(4), orderOf(3)], [orderOf(0)]];
    expect(chosen(drawn, waits, 50 * HOUR)).toEqual({ picked: drawn, carried: 0, left: waits });
  });

  it("change places with a fresher or an older order where they cannot", () => {
    const [old, fresh] = [orderOf(0), orderOf(4)];
    expect(chosen([old], [fresh], 5 * HOUR)).toEqual({ picked: [fresh], carried: 0, left: [old] });
    expect(chosen([fresh], [old], 80 * HOUR)).toEqual({ picked: [old], carried: 0, left: [fresh] });
  });

  it("carry what nobody can take over to the next day", () => {
    const drawn = [orderOf(4)];
    expect(chosen(drawn, [], 20 * HOUR).carried).toBe(2 * HOUR + 1);
    expect(chosen([orderOf(2)], [], 10 * HOUR).carried).toBe(-8 * HOUR);
    expect(chosen([], [], 7)).toMatchObject({ picked: [], carried: 7 });
  });
});

describe("refunds", () => {
  const clock = { start: START, rest: { from: 23, until: 8 } };
  const caseOf = (order: StoryOrder, appliedDay: number, seconds = Number.NaN): StoryAfterSale => ({
    ...{
      order,
      row: {},
      appliedDay,
      appliedAt: appliedDay < 0 ? startOf(START + appliedDay) + 12 * HOUR : Number.NaN,
    },
    ...{ afterSigning: false, seconds },
  });
  const paid = (day: number) => ({ ...orderOf(day), paidAt: startOf(START + day) });
  const buyer = paid(-9);
  const ground = { clock, applicants: [buyer], random: streamOf("s", "refunds"), newCase: caseOf };

  it("stay with the drawn cases where these can take the seconds", () => {
    const drawn = [caseOf(paid(-3), -1, 5 * HOUR), caseOf(paid(0), 2)];
    expect(chooseRefunds(drawn, 20 * HOUR, 2, ground)).toMatchObject({
      sales: drawn,
      withdrawn: [],
      begun: [],
    });
  });

  it("give way to a case applied for in time where they began too late", () => {
    const drawn = caseOf(paid(2), 2);
    const { sales, withdrawn, begun, bounds } = chooseRefunds([drawn], 30 * HOUR, 2, ground);
    expect([withdrawn, begun]).toEqual([[drawn], sales]);
    expect(begun[0]).toMatchObject({ order: buyer, appliedDay: 0 });
    expect(bounds[0]!.most).toBeGreaterThanOrEqual(30 * HOUR);
  });

  it("give way to a second application of the same buyer where what was agreed to took too long", () => {
    const agreed = caseOf(paid(-5), -2, 40 * HOUR);
    const { withdrawn, begun, bounds } = chooseRefunds([agreed], 6 * HOUR, 0, ground);
    expect(withdrawn).toEqual([agreed]);
    expect(begun[0]).toMatchObject({ order: agreed.order, appliedDay: 0 });
    expect(bounds).toEqual([{ least: 0, most: 16 * HOUR - 1 }]);
  });

  it("have no way out on the first day beyond what it can hold", () => {
    const drawn = [caseOf(paid(0), 0)];
    expect(chooseRefunds(drawn, 2 * DAY, 0, ground)).toMatchObject({ sales: drawn, begun: [] });
  });
});

it("begins no second after-sale of an order on a day, so that its first is the first", () => {
  for (let seed = 0; seed < 20; seed++) {
    const { recorder, recording } = newRecorder(1);
    recorder.keep("quality-return", 0, Int32Array.of(1));
    // the return could be an application too: two of the cohort are left, and one member
    recorder.keep("applications", 0, Int32Array.of(0, 2, 0));
    const [paid, signed] = [new Cohorts<StoryOrder>(), new Cohorts<StoryOrder>()];
    const order = Object.assign(orderOf(-1), { pickedDay: -1, signedDay: 0 });
    const before = { afterSales: 1, applied: true, latestAfterSale: -1, soughtDay: -1 };
    const other = Object.assign(orderOf(-2), before);
    signed.of(0).push(order);
    paid.of(-1).push(order);
    paid.of(-2).push(other);
    const begun = newAfterSales({
      ...{ t: 0, recording, slots: seekSlots([5]), untold: [], nextId: () => "a" },
      cast: { paid, signed } as never,
      reasons: { quality: "quality", damage: "damage", neither: "no-reason" },
      random: streamOf("s", "begin", seed),
    });
    expect(begun.map((sale) => [sale.order.id, sale.row["reason_class"]])).toEqual([
      [order.id, "quality"],
      [other.id, "no-reason"],
    ]);
  }
});
