import { parseDay } from "@scorecast/core";
import { beforeAll, describe, expect, it } from "vitest";
import { backtestGround, curveOf } from "../../src/backtest/ground.ts";
import { contrastOf, FALSE_ALARMS, widened } from "../../src/evaluate/contrast.ts";
import { describedOf } from "../../src/evaluate/evaluate-measure.ts";
import { simulateFutures } from "../../src/evaluate/futures.ts";
import { adaptedSpec, shopHistory, shopPresets } from "../../src/generate/index.ts";
import type { Contrast } from "../../src/report/evaluation-report.ts";
import { rulesOf } from "../rules.ts";
import { withMeasure } from "./shop-with-measure.ts";

const SHOPS = 16;
const HISTORY = 70;
const AFTER = 28;
const NODES = ["pickup-hours", "chat-response-seconds", "after-sale-review-hours"];
const rules = rulesOf("douyin-2026-09-08");
const spec = {
  ...adaptedSpec(shopPresets["steady-fashion"], { ordersPerDay: 5, days: HISTORY + AFTER }),
  ...{ incidents: [], violations: [] },
};
/** Packing takes 60 % of the time, a reply half of it. */
const faster = {
  ...spec,
  handling: {
    ...spec.handling,
    packingHours: spec.handling.packingHours.map(([p, hours]) => [p, 0.6 * hours] as const),
  },
  chats: {
    ...spec.chats,
    replySeconds: spec.chats.replySeconds.map(([p, seconds]) => [p, 0.5 * seconds] as const),
  },
};

describe("on generated shops, which share nothing with the engine", () => {
  const none: Contrast[] = [];
  const real = new Map<string, boolean[]>(NODES.map((node) => [node, []]));
  beforeAll(() => {
    const from = parseDay(spec.startDay)! + HISTORY;
    for (let shop = 0; shop < SHOPS; shop++) {
      const ground = (after: typeof spec) =>
        backtestGround(shopHistory(withMeasure(spec, after, from, `alarm-${shop}`)), rules, from + AFTER);
      const [same, changed] = [ground(spec), ground(faster)];
      const nodes = NODES.map((node) => same.nodes.indexOf(node));
      const future = simulateFutures({
        ...{ ground: same, from, horizon: AFTER, lever: null, nodes, seed: String(shop) },
        replications: { without: 99, with: 0 },
      });
      if (future.kind !== "ready") throw new Error(JSON.stringify(future));
      for (const [i, node] of nodes.entries()) {
        const base = widened(future.without.draws(node, AFTER), 1)!;
        const at = (one: typeof same) => curveOf(one, node)[from + AFTER - one.curve.from]!;
        const { better } = describedOf(same, node);
        none.push(contrastOf(at(same), base, better));
        real.get(NODES[i]!)!.push(contrastOf(at(changed), base, better).asGood.share <= FALSE_ALARMS);
      }
    }
  }, 400_000); // 7 s on a machine of its own

  /** At most the nominal rate and three standard errors; the three nodes of a shop hang together a little. */
  const most = FALSE_ALARMS + 3 * Math.sqrt((FALSE_ALARMS * (1 - FALSE_ALARMS)) / (SHOPS * NODES.length));
  it("'worked' is rarely said where nothing happened", () => {
    const said = none.filter(({ asGood }) => asGood.share <= FALSE_ALARMS).length;
    expect(said / none.length).toBeLessThan(most);
  });
  it("the interval of the effect holds the true one, none, as often as it says", () => {
    const held = none.filter(({ effect: { interval } }) => interval[0] <= 0 && interval[1] >= 0).length;
    const share = held / none.length;
    expect(Math.abs(share - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / none.length));
  });
  it("large effects are seen, and only where they are", () => {
    const seen = (node: string) => real.get(node)!.filter((worked) => worked).length / SHOPS;
    expect(seen("pickup-hours")).toBeGreaterThan(0.8);
    expect(seen("chat-response-seconds")).toBeGreaterThan(0.6);
    expect(seen("after-sale-review-hours")).toBeLessThan(0.25);
  });
});
