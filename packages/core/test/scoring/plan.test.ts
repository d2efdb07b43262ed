import { describe, expect, it } from "vitest";
import { compilePlan } from "../../src/scoring/plan.ts";
import { tablesOf } from "../../src/tally/tally-shop.ts";
import { recordOf } from "../record.ts";
import { rulesOf, V8 } from "../rule-versions.ts";

describe("a bonus ready for a shop", () => {
  const history = recordOf({ orders: [] });
  const plan = () => compilePlan(rulesOf(V8), history.shop, tablesOf(history));
  const bonus = (id: string) => {
    const { bonuses, slots } = plan();
    return bonuses
      .find((one) => one.bonus.id === id)!
      .conditions.map((condition) =>
        condition.kind === "count-at-least"
          ? [slots[condition.tally.slot], condition.atLeast]
          : [slots[condition.numerator.slot], slots[condition.denominator.slot], condition.atLeast],
      );
  };
  const counted = (id: string) => ({ series: `count:${id}`, window: { fromDaysAgo: 30, toDaysAgo: 1 } });

  it("asks of the sums what is counted; its perk is asked of the day", () => {
    expect(bonus("freight-insurance")).toEqual([[counted("freight-insured-orders"), 1]]);
  });
  it("asks for a share as the two counts it is of", () => {
    expect(bonus("next-day-delivery")).toEqual([[counted("next-day-orders"), counted("signed-orders"), 0.2]]);
  });
});
