import { describe, expect, it } from "vitest";
import { parseDay } from "../src/clocks/shop-day.ts";
import { loadConsequences } from "../src/rules/consequence-registry.ts";
import { scoreShop } from "../src/scoring/score-shop.ts";
import { goldenShops, readGoldenShop } from "./golden-shop.ts";
import { allRules } from "./rule-versions.ts";

const scoredOn = parseDay("2026-11-01")!;
const consequences = await loadConsequences();

/** Numbers cut to 12 significant digits: engines may differ in the last ones. */
function cut(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(12)) : value;
}

describe.each(goldenShops.map((name) => [name, readGoldenShop(name)] as const))("%s", (name, history) => {
  it.each(allRules.map((rules) => [rules.id, rules] as const))(
    "scores as approved under %s",
    async (id, rules) => {
      const report = scoreShop({
        history,
        rules,
        inForce: false,
        asOf: scoredOn,
        input: "sha256:golden",
        program: "golden",
        consequences,
      });
      await expect(`${JSON.stringify(report, cut, 2)}\n`).toMatchFileSnapshot(
        `golden/approved/${name}.${id}.json`,
      );
    },
  );
});

it("the golden shops are what they are called", () => {
  const orders = (name: (typeof goldenShops)[number]) => {
    const { paidAt, orderType } = readGoldenShop(name).orders;
    return paidAt.filter(
      (at, i) =>
        Math.floor(at / 86_400) >= scoredOn - 30 && Math.floor(at / 86_400) < scoredOn && orderType[i]! < 2,
    ).length;
  };
  expect(orders("steady")).toBeGreaterThan(200);
  expect(orders("small-40")).toBeGreaterThanOrEqual(30);
  expect(orders("small-40")).toBeLessThan(60);
  expect(orders("growth")).toBeLessThan(30);
  expect(readGoldenShop("crisis").violations!.count).toBeGreaterThan(0);
  expect(readGoldenShop("steady").shop.perks).toHaveLength(2);
});
