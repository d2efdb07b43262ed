import { metrics } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { metricColumns } from "../../src/account/metric-columns.ts";
import { suddenJumps } from "../../src/account/sudden-jumps.ts";
import { describeFinding, sources } from "../../src/index.ts";
import { folderColumns, stagedColumns } from "../../src/stage/target-column.ts";
import {
  AFTER_SALE_HEADER,
  csv,
  importOf,
  ORDER_HEADER,
  orderRow,
  PARCEL_HEADER,
  REVIEW_HEADER,
} from "../exports.ts";

const NOW = "douyin-2026-09-08";
const day = (n: number) => `2026-09-${String(n).padStart(2, "0")}`;

describe("coverage", () => {
  it("is a calendar: rows of each day, and the days without one between the first and the last order", async () => {
    const orders = [1, 1, 2, 5].map((n, i) => orderRow(`${i}`, { paid: `${day(n)} 10:00:00` }));
    const { account } = await importOf({
      "o.csv": csv(ORDER_HEADER, orders),
      "r.csv": csv(REVIEW_HEADER, [`${day(2)} 10:00:00,1,P,5,好,花`, `${day(9)} 10:00:00,2,P,5,好,花`]),
    });
    expect(account.coverage).toEqual([
      {
        table: "orders",
        column: "paid_at",
        first: day(1),
        last: day(5),
        perDay: [2, 1, 0, 0, 1],
        missing: [{ from: day(3), until: day(4) }],
      },
      {
        ...{
          table: "reviews",
          column: "created_at",
          first: day(2),
          last: day(9),
          perDay: [1, 0, 0, 0, 0, 0, 0, 1],
        },
        missing: [
          { from: day(1), until: day(1) },
          { from: day(3), until: day(5) },
        ],
      },
    ]);
    expect(account.quality).toContainEqual(
      expect.objectContaining({
        check: "days-without-orders",
        count: 2,
        of: 5,
        places: [`${day(3)} – ${day(4)}`],
      }),
    );
  });
});

describe("what can be computed", () => {
  it("is exact, with a stand-in, or not at all; and the export that mends it is named", async () => {
    const orders = csv(ORDER_HEADER, [
      orderRow("1", { shipped: `${day(1)} 16:00:00`, finished: `${day(6)} 12:00:00` }),
    ]);
    const verdict = async (files: Record<string, string>, metric: string) => {
      const { account } = await importOf(files);
      const { can, lacks, mendedBy } = account.metrics.find(
        (one) => one.rules === NOW && one.metric === metric,
      )!;
      return { can, lacks, mendedBy };
    };
    expect(await verdict({ "o.csv": orders }, "pickup-hours")).toEqual({
      can: "stand-in",
      lacks: ["parcels.picked_up_at"],
      mendedBy: "parcel-export",
    });
    expect(await verdict({ "o.csv": orders }, "delivery-on-time-rate")).toEqual({
      can: "no",
      lacks: ["parcels"],
      mendedBy: "parcel-export",
    });
    const one = csv(PARCEL_HEADER, [`W1,2,,中通快递,${day(3)} 12:00:00,${day(5)} 12:00:00,张`]);
    const two = csv(
      ORDER_HEADER,
      ["1", "2"].map((id) => orderRow(id, { shipped: `${day(1)} 16:00:00` })),
    );
    expect((await verdict({ "o.csv": two, "p.csv": one }, "delivery-on-time-rate")).can).toBe("stand-in");
    expect(await verdict({ "o.csv": orders }, "product-rating")).toEqual({
      can: "no",
      lacks: ["reviews"],
      mendedBy: "review-export",
    });
    expect(await verdict({ "o.csv": orders }, "chat-response-seconds")).toEqual({
      can: "no",
      lacks: ["chats"],
      mendedBy: "staff-export",
    });
    const parcels = csv(PARCEL_HEADER, [`W1,1,,中通快递,${day(1)} 19:00:00,${day(3)} 12:00:00,张`]);
    expect(await verdict({ "o.csv": orders, "p.csv": parcels }, "pickup-hours")).toEqual({
      can: "exact",
      lacks: [],
      mendedBy: null,
    });
    const open = csv(AFTER_SALE_HEADER, [`S1,1,仅退款,售后处理中,${day(3)} 09:00:00,质量问题,,,,1`]);
    expect(
      await verdict({ "o.csv": orders, "p.csv": parcels, "a.csv": open }, "after-sale-review-hours"),
    ).toEqual({
      ...{
        can: "no",
        lacks: ["after-sales.agreed_at", "after-sales.refunded_at"],
        mendedBy: "after-sale-export",
      },
    });
  });

  it("is told for every metric of every rule version", async () => {
    const { account } = await importOf({ "o.csv": csv(ORDER_HEADER, [orderRow("1")]) });
    expect(new Set(account.metrics.map(({ rules }) => rules)).size).toBe(13);
    expect(new Set(account.metrics.map(({ metric }) => metric))).toEqual(new Set(Object.keys(metrics)));
  });

  it("names columns and metrics that there are", () => {
    for (const [metric, needs] of Object.entries(metricColumns)) {
      expect(Object.keys(metrics)).toContain(metric);
      for (const [table, column] of needs.flat().map((one) => one.split("."))) {
        expect(folderColumns(table as "orders").map(({ name }) => name)).toContain(column);
      }
    }
  });
});

describe("quality", () => {
  const orders = csv(
    ORDER_HEADER,
    Array.from({ length: 30 }, (_, i) => orderRow(`${i}`, { paid: `${day(1 + (i % 28))} 12:00:00` })),
  );
  const checks = async (files: Record<string, string>) => (await importOf(files)).account.quality;

  it("sees a parcel file in UTC", async () => {
    const shifted = Array.from(
      { length: 30 },
      (_, i) => `W${i},${i},,中通快递,${day(1 + (i % 28))} 06:00:00,,张`,
    );
    expect(await checks({ "o.csv": orders, "p.csv": csv(PARCEL_HEADER, shifted) })).toContainEqual(
      expect.objectContaining({
        check: "clock-shift",
        count: 30,
        of: 30,
        params: { count: 30, column: "parcels.picked_up_at" },
      }),
    );
    const right = shifted.map((row) => row.replace("06:00:00", "14:00:00"));
    expect(
      (await checks({ "o.csv": orders, "p.csv": csv(PARCEL_HEADER, right) })).map(({ check }) => check),
    ).not.toContain("clock-shift");
  });

  it("sees parcels signed without a pickup, and rows without their order", async () => {
    const found = await checks({
      "o.csv": csv(ORDER_HEADER, [orderRow("1")]),
      "p.csv": csv(PARCEL_HEADER, [
        `W1,1,,中通快递,,${day(3)} 12:00:00,张`,
        `W2,99,,中通快递,${day(3)} 12:00:00,,张`,
      ]),
      "r.csv": csv(REVIEW_HEADER, [`${day(4)} 10:00:00,98,P,5,好,花`]),
      "a.csv": csv(AFTER_SALE_HEADER, [`S1,97,仅退款,售后处理中,${day(3)} 09:00:00,质量问题,,,,1`]),
    });
    expect(found.map(({ check, count, places }) => [check, count, places])).toEqual([
      ["signed-without-pickup", 1, ["W1"]],
      ["parcels-without-orders", 1, ["W2"]],
      ["reviews-without-orders", 1, ["review-98"]],
      ["after-sales-without-orders", 1, ["S1"]],
    ]);
  });

  it("sees exports of two shops, and ids that are in both", async () => {
    const header = `${ORDER_HEADER},店铺名称`;
    const found = await checks({
      "a.csv": csv(header, [`${orderRow("1")},甲店`, `${orderRow("2")},甲店`]),
      "b.csv": csv(header, [`${orderRow("2")},乙店`]),
    });
    expect(found).toEqual([
      expect.objectContaining({ check: "several-shops", count: 2, places: ["甲店", "乙店"] }),
      expect.objectContaining({ check: "ids-across-shops", count: 1, places: ["2"] }),
    ]);
  });

  it("sees numbers that a spreadsheet kept to 15 digits, and says so of each table's", async () => {
    const rounded = [1, 2, 3].map((n) => `692063800003${n}000000`);
    const account = (
      await importOf({
        "o.csv": csv(
          ORDER_HEADER,
          [...rounded, "6920638000039135102"].map((id) => orderRow(id)),
        ),
      })
    ).account;
    const finding = account.quality.find(({ check }) => check === "ids-rounded")!;
    expect(finding).toMatchObject({ count: 3, of: 4, params: { column: "order_id" } });
    expect(describeFinding(finding, "en").what).toContain("3 numbers in order_id are all zeros");
    const two = await checks({
      "o.csv": csv(
        ORDER_HEADER,
        rounded.slice(1).map((id) => orderRow(id)),
      ),
    });
    expect(two.map(({ check }) => check)).not.toContain("ids-rounded");
  });

  it("sees a day far from those around it, not a shop that grows", () => {
    const growing = Array.from({ length: 60 }, (_, i) => 100 + 5 * i);
    expect(suddenJumps(growing)).toEqual([]);
    expect(suddenJumps(growing.with(30, 2000))).toEqual([{ at: 30, count: 2000, usual: expect.any(Number) }]);
    expect(suddenJumps(growing.with(30, 3)).map(({ at }) => at)).toEqual([30]);
    expect(suddenJumps([1, 0, 0, 2, 0, 0, 0, 0, 9, 0, 0, 0, 0, 1, 0, 0, 0, 0])).toEqual([]);
    expect(suddenJumps([5, 5, 900])).toEqual([]);
  });
});

it("every column that a format fills is one that staging knows", () => {
  for (const { targets } of Object.values(sources)) {
    for (const { table, columns } of targets) {
      const known = stagedColumns(table).map(({ name }) => name);
      for (const { to } of columns) expect(known).toContain(to);
    }
  }
});
