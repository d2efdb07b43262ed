import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import { fullDose } from "../../src/index.ts";
import { planned } from "../engine/planned.ts";
import { rulesOf } from "../rules.ts";

const history = shopHistory(
  generateShop({ ...shopPresets["steady-fashion"], days: 100, incidents: [] }, "levers elsewhere"),
);

/** Levers that were made for metrics of the version in force, and what they do for those of earlier ones. */
const effects = [
  ["douyin-2020-10-09", "faq-bot", "chat-first-reply-seconds", "lower"],
  ["douyin-2021-01", "courier-change", "arrival-hours", "lower"],
  ["douyin-2021-01", "compensate-first", "complaint-rate", "lower"],
  ["douyin-2021-06-28", "second-daily-pickup", "pickup-in-time-rate", "higher"],
  ["douyin-2021-06-28", "ship-before-18", "pickup-in-time-rate", "higher"],
  ["douyin-2021-06-28", "three-stage-quality-checks", "quality-return-rate", "lower"],
  ["douyin-2022", "faq-bot", "chat-reply-in-3min-rate", "higher"],
  ["douyin-2022", "three-stage-quality-checks", "bad-review-rate", "lower"],
  ["douyin-2022-ccr", "three-stage-quality-checks", "negative-feedback-rate", "lower"],
  ["douyin-2022-ccr", "courier-change", "logistics-return-rate", "lower"],
  ["douyin-2023-06-27", "second-daily-pickup", "pickup-in-time-rate", "higher"],
  ["douyin-2023-06-27", "front-warehouses", "delivery-hours", "lower"],
  ["douyin-2023-06-27", "fast-refund", "refund-only-hours", "lower"],
  ["douyin-2025-11-19", "second-daily-pickup", "pickup-in-time-rate", "higher"],
  ["douyin-2025-11-19", "fast-refund", "after-sale-in-time-rate", "higher"],
  ["douyin-2026-07-14", "second-daily-pickup", "pickup-score", "higher"],
  ["douyin-2026-07-14", "ship-before-18", "pickup-score", "higher"],
  ["guide-2023-08-31", "accurate-listing", "description-deviation-rate", "lower"],
  ["guide-2023-08-31", "fast-refund", "return-handling-hours", "lower"],
  ["guide-2023-08-31", "staff-training", "dispute-satisfaction", "higher"],
] as const;

const DAY = 45;
const REPLICATIONS = 320;

describe.each([...new Set(effects.map(([version]) => version))])("under %s", (version) => {
  const own = effects.filter(([of]) => of === version);
  const scenarios = own.map(([, lever]) => ({ id: lever, levers: [fullDose(lever)] }));
  const { state } = planned(
    { rules: rulesOf(version), start: history.lastDay! + 1, horizon: DAY, scenarios },
    history,
  );
  const baseline = simulateRange(state, 0, 0, REPLICATIONS)!;

  it.each(own.map(([, lever, metric, better], i) => [lever, metric, better, i] as const))(
    "%s makes %s %s",
    (_lever, metric, better, i) => {
      const changed = simulateRange(state, 1 + i, 0, REPLICATIONS)!;
      const node = baseline.nodes.indexOf(metric);
      const [before, after] = [columnOf(baseline, node, DAY), columnOf(changed, node, DAY)];
      const gains = Array.from(after, (value, r) =>
        better === "lower" ? before[r]! - value : value - before[r]!,
      );
      const mean = gains.reduce((a, b) => a + b, 0) / gains.length;
      const error = Math.sqrt(
        gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length / (gains.length - 1),
      );
      expect(mean, `${mean} ± ${error}`).toBeGreaterThan(3 * error);
      expect(columnOf(changed, node, 0)).toEqual(columnOf(baseline, node, 0));
    },
  );
});
