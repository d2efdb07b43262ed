import { describe, expect, it } from "vitest";
import { parseDay } from "../src/clocks/shop-day.ts";
import type { MappingCurve } from "../src/report/score-report.ts";
import { loadConsequences } from "../src/rules/consequence-registry.ts";
import { scoreShop } from "../src/scoring/score-shop.ts";
import { goldenShops, readGoldenShop } from "./golden-shop.ts";
import { allRules } from "./rule-versions.ts";

const scoredOn = parseDay("2026-11-01")!;
const consequences = await loadConsequences();

/** Numbers cut to 12 significant digits: engines may differ in the last ones. Curves are the rule's own and left out. */
function cut(key: string, value: unknown): unknown {
  if (key === "mapping") return undefined;
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

/** Points that a reader reads off the curve in a report. */
function readOff({ kind, below, knots }: MappingCurve, value: number, better: "higher" | "lower"): number {
  const reached = (bound: number) => (better === "higher" ? value >= bound : value <= bound);
  if (kind === "tiers") return knots.findLast(([bound]) => reached(bound))?.[1] ?? below!;
  const next = knots.findIndex(([bound]) => !reached(bound) || value === bound);
  if (next < 0) return knots.at(-1)![1];
  if (next === 0) return knots[0]![1];
  const [[from, low], [to, high]] = [knots[next - 1]!, knots[next]!];
  return low + ((value - from) / (to - from)) * (high - low);
}

it("the curve in a report gives every scored metric the points it has, under every version", () => {
  let read = 0;
  for (const name of goldenShops)
    for (const rules of allRules) {
      const history = readGoldenShop(name);
      const { metrics } = scoreShop({
        ...{ history, rules, inForce: false, asOf: scoredOn, input: "", program: "", consequences },
      });
      for (const { id, status, value, score, mapping, better } of metrics) {
        if (status !== "scored" || value === null || score === null) continue;
        expect(readOff(mapping!, value, better), `${name} ${rules.id} ${id}`).toBeCloseTo(score, 9);
        read++;
      }
    }
  expect(read).toBeGreaterThan(200);
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
