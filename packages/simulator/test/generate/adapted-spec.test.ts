import { expect, it } from "vitest";
import { adaptedSpec, incidentDays } from "../../src/generate/adapted-spec.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";

const steady = shopPresets["steady-fashion"];

it("is the spec itself when nothing is asked for", () => {
  for (const spec of Object.values(shopPresets)) expect(adaptedSpec(spec, {})).toEqual(spec);
});

it("moves the whole story with the first day", () => {
  const crisis = shopPresets["in-crisis"];
  const moved = adaptedSpec(crisis, { start: "2026-07-22" }); // ten days later
  expect(moved.startDay).toBe("2026-07-22");
  const days = (spec: typeof moved) =>
    [
      ...spec.incidents.map(({ from }) => from),
      ...spec.violations.map(({ on }) => on),
      spec.shop.openedOn,
    ].map((day) => Date.parse(day) / 86_400_000);
  expect(days(moved)).toEqual(days(crisis).map((day) => day + 10));
});

it.each(["steady-fashion", "small"] as const)("sells as many orders a day as asked for: %s", (preset) => {
  const spec = adaptedSpec(shopPresets[preset], { days: 90, ordersPerDay: 20 });
  const { orders } = generateShop(spec, "volume");
  expect(orders.length / 90).toBeGreaterThan(18);
  expect(orders.length / 90).toBeLessThan(22);
});

it("lists incidents with their first and last day, cut to the days of the spec", () => {
  expect(incidentDays(steady)).toEqual([
    { incident: steady.incidents[0], from: "2026-10-12", to: "2026-10-16" },
  ]);
  const [cut] = incidentDays({ ...steady, days: 102 }); // to 2026-10-13
  expect([cut!.from, cut!.to]).toEqual(["2026-10-12", "2026-10-13"]);
  expect(incidentDays({ ...steady, days: 100 })).toEqual([]);
});
