import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { parseShopSpec, shopSpecJsonSchema } from "../../src/generate/parse-shop-spec.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";

const names = Object.keys(shopPresets) as ShopPresetName[];

function specOf(document: unknown): ShopSpec {
  const parsed = parseShopSpec(document);
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problems));
  return parsed.spec;
}

function problemsOf(document: unknown): string[] {
  const parsed = parseShopSpec(document);
  if (parsed.kind === "ok") return [];
  return parsed.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`);
}

describe("a spec file", () => {
  it.each(names)("can hold all of %s, or name it", (name) => {
    expect(specOf(JSON.parse(JSON.stringify(shopPresets[name])))).toEqual(shopPresets[name]);
    expect(specOf({ base: name })).toEqual(shopPresets[name]);
  });

  it("says only what is different from its base: maps are merged, lists and volumes of another kind replaced", () => {
    const { small } = shopPresets;
    const incidents = [{ kind: "chat-outage", from: "2026-09-01", days: 2, unansweredRate: 0.5 }];
    const demand = { volume: { kind: "random", purchasesPerDay: 9, dispersion: 0, growthPer30Days: 0 } };
    expect(specOf({ base: "small", days: 30, demand, incidents, reviews: { rate: { fine: 1 } } })).toEqual({
      ...small,
      days: 30,
      incidents,
      demand: { ...small.demand, ...demand },
      reviews: { ...small.reviews, rate: { ...small.reviews.rate, fine: 1 } },
    });
  });

  it.each<[unknown, string]>([
    [[], ": [] does not fit; expected a map of keys to values"],
    [{ shop: {} }, ": missing: startDay, days"],
    [{ shop: {} }, "as in base: steady-fashion"],
    [{ base: "smal" }, 'base: there is no preset "smal"; did you mean "small"?'],
    [{ bas: "small", ...shopPresets.small }, 'bas: there is no key "bas"; did you mean "base"?'],
    [{ base: "small", days: 0 }, "days: 0 does not fit; expected a number of days from 1 to 730"],
    [{ base: "small", days: 731 }, "from 1 to 730"],
    [{ base: "steady-fashion", demand: { volume: { purchasesPerDay: 5001 } } }, "0 to 5000 purchases a day"],
    [{ base: "small", demand: { orderTypes: [{ type: "gifd", weight: 1 }] } }, 'did you mean "gift"?'],
    [{ base: "small", demand: { weekday: [1, 1] } }, "demand.weekday: [1,1] does not fit"],
    [{ base: "small", demand: { weekday: [0, 0, 0, 0, 0, 0, 0] } }, "not all weights can be 0"],
    [{ base: "small", reviews: { stars: { fine: [0, 0, 0, 0, 0] } } }, "reviews.stars.fine: not all weights"],
    [
      { base: "small", reviews: { rate: { fine: 1.2 } } },
      "reviews.rate.fine: 1.2 does not fit; expected a share",
    ],
    [{ base: "small", startDay: "2026-02-30" }, 'startDay: there is no day "2026-02-30"'],
    [
      { base: "small", chats: { staffed: { from: 20, until: 8 } } },
      "chats.staffed: until must come after from",
    ],
    [
      {
        base: "small",
        handling: {
          packingHours: [
            [0, 5],
            [1, 2],
          ],
        },
      },
      "handling.packingHours: probabilities must go",
    ],
    [
      {
        base: "small",
        handling: {
          packingHours: [
            [0, 5],
            [0.9, 6],
          ],
        },
      },
      "handling.packingHours: probabilities must go",
    ],
    [{ base: "small", handling: { missedRoundShare: 1 } }, "from 0 to 0.9"],
    [{ base: "small", couriers: [] }, "couriers: [] does not fit"],
    [
      { base: "small", incidents: [{ kind: "chat-outag", from: "2026-09-01", days: 1 }] },
      'incidents.0.kind: there is no kind of incident "chat-outag"; did you mean "chat-outage"?',
    ],
    [
      {
        base: "small",
        incidents: [
          {
            kind: "courier-trouble",
            from: "2026-09-01",
            days: 1,
            courier: "中通",
            extraHours: [
              [0, 0],
              [1, 9],
            ],
          },
        ],
      },
      'incidents.0.courier: there is no courier "中通"',
    ],
    [
      {
        base: "small",
        incidents: [{ kind: "defective-batch", from: "2026-09-01", days: 1, productId: "1", defectRate: 1 }],
      },
      'incidents.0.productId: there is no product "1"',
    ],
    [
      { base: "small", couriers: [shopPresets.small.couriers[0], shopPresets.small.couriers[0]] },
      "couriers.1.name: there is a",
    ],
  ])("is refused: %j", (document, words) => {
    expect(problemsOf(document).join("\n")).toContain(words);
  });

  it("has a schema in which whatever a base can give may be left out, and entries of lists are whole", () => {
    const schema = shopSpecJsonSchema() as {
      readonly required?: unknown;
      readonly properties: Record<string, { readonly items?: { readonly required: string[] } }>;
    };
    expect(schema.required).toBeUndefined();
    expect(Object.keys(schema.properties)).toEqual([...Object.keys(shopPresets.small), "base"]);
    expect(schema.properties["couriers"]!.items!.required).toContain("weight");
  });
});

describe("promotions", () => {
  const quiet = { ...shopPresets["steady-fashion"], incidents: [] };
  const promoted = (factor: number): ShopSpec => ({
    ...quiet,
    demand: { ...quiet.demand, promotions: [{ name: "618", from: "2026-08-01", days: 10, factor }] },
  });
  const before = generateShop(quiet, "promotion");
  const on = (tables: typeof before) =>
    tables.orders.filter(({ paid_at }) => paid_at >= "2026-08-01" && paid_at < "2026-08-11");

  it("multiply the orders of their days, and touch no other day", () => {
    const after = generateShop(promoted(4), "promotion");
    // Both counts vary: standard deviation of a day's level 16 %, over ten days, and of the counts themselves.
    const ratio = on(after).length / on(before).length;
    const error = 4 * Math.sqrt((2 * 0.16 ** 2) / 10 + 1 / on(after).length + 1 / on(before).length);
    expect(Math.abs(ratio - 4)).toBeLessThan(4 * error);
    const others = (tables: typeof before) => tables.orders.filter((order) => !on(tables).includes(order));
    expect(others(after)).toEqual(others(before));
  });

  it("of 1 change nothing, of 0 close the shop", () => {
    expect(generateShop(promoted(1), "promotion")).toEqual(before);
    expect(on(generateShop(promoted(0), "promotion"))).toEqual([]);
  });
});

describe("the capacity of a courier round", () => {
  const quiet = { ...shopPresets["steady-fashion"], incidents: [] };
  const withRoom = (roundCapacity: number) =>
    generateShop({ ...quiet, handling: { ...quiet.handling, roundCapacity, splitShare: 0 } }, "room");
  const perDay = (tables: ReturnType<typeof generateShop>) => {
    const waybills = new Map(tables.parcels.map((row) => [row.waybill_id, row.picked_up_at.slice(0, 10)]));
    const counts = new Map<string, number>();
    for (const day of waybills.values()) if (day !== "") counts.set(day, (counts.get(day) ?? 0) + 1);
    return counts;
  };

  it("is never exceeded, and what does not fit waits for the next round", () => {
    const tight = withRoom(20);
    expect(Math.max(...perDay(tight).values())).toBe(20);
    expect(Math.max(...perDay(withRoom(1000)).values())).toBeGreaterThan(30);
    // Some 22 parcels a day into a van for 20: the line grows until the end.
    expect([...perDay(tight).values()].filter((count) => count === 20).length).toBeGreaterThan(80);
    expect(tight.orders.map(({ paid_at }) => paid_at)).toEqual(
      withRoom(1000).orders.map(({ paid_at }) => paid_at),
    );
  });

  it("changes nothing where there is room for all", () => {
    const endless = { ...quiet, handling: { ...quiet.handling, splitShare: 0 } };
    expect(withRoom(1_000_000)).toEqual(generateShop(endless, "room"));
  });
});
