import { describe, expect, it } from "vitest";
import { secondDailyPickup } from "../../src/levers/second-daily-pickup.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { planned } from "../engine/planned.ts";

const HOUR = 3600;
/** Half the orders go on the day of payment in 4 h, 30 % on the next in 20 h, the rest on the day after in 44 h. */
const model: ShopModel = {
  ...planned().state.model,
  pickup: { byLag: [0.5, 0.6, 0.9999], evidence: 100, dayVariance: 0 },
  pickupSeconds: {
    byLag: [4, 20, 44, 70].map((hours) => ({ points: [0.5 * hours * HOUR, 1.5 * hours * HOUR] })),
    evidence: 100,
    dayVariance: 0,
  },
};

function expectedBy({ pickup, pickupSeconds }: ShopModel) {
  let open = 1;
  const shares = pickup.byLag.map((hazard) => {
    const share = open * hazard;
    open -= share;
    return share;
  });
  const means = pickupSeconds.byLag.map(
    ({ points }) => points.reduce((a, b) => a + b, 0) / points.length / HOUR,
  );
  return { shares, hours: shares.reduce((sum, share, lag) => sum + share * means[lag]!, 0) };
}

describe("a second daily pickup", () => {
  it.each([0.25, 0.5, 1])("of share %f moves that share of the waiting one day up", (share) => {
    const { shares } = expectedBy(secondDailyPickup.apply(model, share));
    expect(shares[0]).toBeCloseTo(0.5 + 0.3 * share, 4);
    expect(shares[1]).toBeCloseTo(0.3 * (1 - share) + 0.2 * share, 4);
    expect(shares[2]).toBeCloseTo(0.2 * (1 - share), 4);
  });
  it.each([0.25, 0.5, 1])("of share %f saves each of them twelve hours", (share) => {
    const saved = expectedBy(model).hours - expectedBy(secondDailyPickup.apply(model, share)).hours;
    expect(saved).toBeCloseTo(0.5 * share * 12, 2);
  });
  it("cannot save more than the whole of them, whatever the dose", () => {
    expect(secondDailyPickup.apply(model, 3)).toEqual(secondDailyPickup.apply(model, 1));
  });
});
