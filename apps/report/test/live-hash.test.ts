import type { EngineState } from "@scorecast/simulator/live";
import { beforeAll, expect, it } from "vitest";
import { hashOf, readHash } from "../src/live/live-hash.ts";
import { firstSetting } from "../src/live/live-model.ts";
import { liveReport } from "./live-results.ts";

let state: EngineState;
beforeAll(async () => {
  state = (await liveReport({ replications: 4 })).engineState as EngineState;
});

it("gives a setting back", () => {
  const first = firstSetting(state);
  const lever = { ...first.levers[0]!, dose: 0.35, effect: { low: 0.2, high: 0.4 } };
  const setting = { ...first, levers: [lever], rules: { id: "douyin-2026-07-14", from: state.start + 2 } };
  const view = { day: 7, threshold: 82 };
  expect(readHash(hashOf(state, setting, view), state)).toEqual({ setting, view });
  expect(readHash(hashOf(state, first, view), state)).toEqual({ setting: first, view });
});

it("gives a product back, whatever it is called", () => {
  const id = "a,b of 100%&c#";
  const planned = state.scenarios.find((one) => one.id === "pickup")!;
  const lever = {
    ...planned.levers[0]!,
    use: "delist-bad-product",
    product: { id, shares: [] },
    effectPoints: [1],
  };
  const own = { ...state, scenarios: [state.scenarios[0]!, { ...planned, levers: [lever] }] };
  const setting = firstSetting(own);
  expect(setting.levers[0]).toMatchObject({ product: id, effect: null });
  const view = { day: 3, threshold: 80 };
  expect(readHash(hashOf(own, setting, view), own)).toEqual({ setting, view });
  expect(readHash(hashOf(own, setting, view), state)).toBeNull();
});

const good = "#live?from=pickup&lever=faq-bot,0,0,1,1&day=3&threshold=80";
it("reads what fits the report", () => {
  expect(readHash(good, state)?.setting.levers[0]?.use).toBe("faq-bot");
});
it.each([
  ["another section", "#why"],
  ["a lever that is none", good.replace("faq-bot", "constructor")],
  ["a start outside the forecast", good.replace("faq-bot,0", "faq-bot,99")],
  ["half a day", good.replace("faq-bot,0", "faq-bot,0.5")],
  ["no number", good.replace("faq-bot,0,0,1", "faq-bot,0,0,much")],
  ["an effect that does not fit", good.replace("1,1&", "1,1,0.5,0.2&")],
  ["half an effect", good.replace("1,1&", "1,1,0.5&")],
  ["a plan that is none", good.replace("pickup", "nothing")],
  ["rules that are not in the report", `${good}&rules=douyin-2022,0`],
  ["a day outside the forecast", good.replace("day=3", "day=300")],
  ["a threshold beyond the scale", good.replace("threshold=80", "threshold=8000")],
])("ignores %s", (_, hash) => {
  expect(readHash(hash, state)).toBeNull();
});
