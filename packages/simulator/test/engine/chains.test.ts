import { describe, expect, it } from "vitest";
import { usualLateness } from "../../src/engine/chains.ts";
import { compileModel } from "../../src/engine/compiled-model.ts";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose, variedState } from "../../src/index.ts";
import { type ChainId, chainIds } from "../../src/model/chains.ts";
import { planned } from "./planned.ts";

const REPLICATIONS = 3000;
const strike = (dose: number) => ({
  id: `strike-${dose}`,
  levers: [],
  incidents: [{ use: "courier-strike", from: null, days: 8, dose, effect: { low: 0.8, high: 0.8 } }],
});
const { state } = planned({
  horizon: 35,
  replications: REPLICATIONS,
  scenarios: [
    { id: "pickup", levers: [fullDose("second-daily-pickup")] },
    { id: "courier", levers: [fullDose("courier-change")] },
    strike(0),
    strike(0.5),
    strike(1),
    {
      id: "sick",
      levers: [],
      incidents: [{ use: "staff-sick", from: null, days: 30, dose: 1, effect: null }],
    },
  ] as never,
});
const placeOf = (id: string) => state.scenarios.findIndex((scenario) => scenario.id === id);
const none = Object.fromEntries(chainIds.map((id) => [id, { points: [id === "replies" ? 0 : 1] }]));

/** The shop with these chains and no others. */
function withChains(values: Partial<Record<ChainId, number>> | null): EngineState {
  const { chains: _, ...model } = state.model;
  const lateness = state.model.chains!.lateness;
  const own = Object.entries(values ?? {}).map(([id, value]) => [id, { points: [value] }]);
  return {
    ...state,
    model: { ...model, ...(values && { chains: { lateness, ...Object.fromEntries(own) } }) },
  };
}

const simulate = (of: EngineState, scenario = "baseline", count = REPLICATIONS) =>
  simulateRange(of, placeOf(scenario), 0, count)!;
const bytes = ({ values }: Projection) => Buffer.from(values.buffer).toString("base64");
const strong = { stars: 4, sessions: 5, seeking: 5, escalation: 4, replies: 0.9 };

function column(projection: Projection, node: string, day = 35): Float64Array {
  return columnOf(projection, projection.nodes.indexOf(node), day);
}

function paired(a: ArrayLike<number>, b: ArrayLike<number>): { mean: number; error: number } {
  const differences = Array.from(a, (value, i) => value - b[i]!).filter((value) => !Number.isNaN(value));
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares) / differences.length };
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const centred = (values: ArrayLike<number>) => {
    const middle = mean(Array.from(values));
    return Array.from(values, (value) => value - middle);
  };
  const [x, y] = [centred(a), centred(b)];
  const product = (left: number[], right: number[]) => mean(left.map((value, i) => value * right[i]!));
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

const apart = withChains(null);
const spreading = withChains(strong);

describe("chains of ratio 1", () => {
  it("leave every bit as it is without chains", () => {
    const neutral = { ...apart, model: { ...apart.model, chains: { ...state.model.chains!, ...none } } };
    for (const scenario of ["baseline", "pickup", "strike-1", "sick"])
      expect(bytes(simulate(neutral, scenario, 40))).toBe(bytes(simulate(apart, scenario, 40)));
  });
});

describe("strong chains", () => {
  const [with_, without] = [simulate(spreading), simulate(apart)];

  it.each(["total", "product-rating", "chat-dissatisfaction-rate", "chat-response-seconds", "pickup-hours"])(
    "leave the level of %s where it is",
    (node) => {
      const { mean, error } = paired(column(with_, node), column(without, node));
      expect(Math.abs(mean), `${mean} ± ${error}`).toBeLessThanOrEqual(5 * error + 1e-12);
    },
  );
  it("leave alone to the bit what lateness does not reach", () => {
    for (const node of ["pickup-hours", "delivery-on-time-rate", "quality-return-rate"])
      expect([...column(with_, node)]).toEqual([...column(without, node)]);
  });
  it("make slow replies and bad chats come together, which they do not apart", () => {
    const together = (of: EngineState) => {
      const { chats } = of.model;
      const moody = { ...chats, dayVariance: 0.5, rated: { ...chats.rated, a: 90, b: 10 } };
      const simulated = simulate({ ...of, model: { ...of.model, chats: moody } });
      return correlation(
        column(simulated, "chat-response-seconds"),
        column(simulated, "chat-dissatisfaction-rate"),
      );
    };
    const error = 1 / Math.sqrt(REPLICATIONS);
    expect(together(spreading)).toBeGreaterThan(4 * error);
    expect(Math.abs(together(apart))).toBeLessThan(4 * error);
  });
});

describe("a courier strike", () => {
  const [calm, half, full] = ["strike-0", "strike-0.5", "strike-1"].map((id) => simulate(spreading, id, 800));

  it("of dose 0 is the baseline to the bit", () => {
    expect(bytes(calm!)).toBe(bytes(simulate(spreading, "baseline", 800)));
  });
  it("reaches the stars, and more of it reaches further", () => {
    const [a, b, c] = [calm, half, full].map((one) => column(one!, "product-rating"));
    for (const [less, more] of [
      [a, b],
      [b, c],
    ] as const) {
      const { mean, error } = paired(more!, less!);
      expect(mean, `${mean} ± ${error}`).toBeLessThan(-3 * error);
    }
  });
  it("reaches nothing of the kind where nothing spreads", () => {
    const { mean, error } = paired(
      column(simulate(apart, "strike-1", 800), "product-rating"),
      column(simulate(apart, "baseline", 800), "product-rating"),
    );
    expect(mean).toBeGreaterThan(-3 * error);
  });
  it("reaches the calls for the platform", () => {
    const { mean, error } = paired(column(full!, "platform-help-rate"), column(calm!, "platform-help-rate"));
    expect(mean, `${mean} ± ${error}`).toBeGreaterThan(3 * error);
  });
});

describe("levers", () => {
  it.each(["pickup", "courier"])("that deliver sooner (%s) earn better stars", (lever) => {
    const gain = paired(
      column(simulate(spreading, lever), "product-rating"),
      column(simulate(spreading), "product-rating"),
    );
    const before = paired(
      column(simulate(apart, lever), "product-rating"),
      column(simulate(apart), "product-rating"),
    );
    const error = Math.sqrt(gain.error ** 2 + before.error ** 2);
    expect(gain.mean - before.mean, `${gain.mean} against ${before.mean} ± ${error}`).toBeGreaterThan(
      3 * error,
    );
  });
  it("that leave fewer people for the chats make them worse", () => {
    const node = "chat-dissatisfaction-rate";
    const { mean, error } = paired(
      column(simulate(spreading, "sick", 800), node),
      column(simulate(spreading, "baseline", 800), node),
    );
    expect(mean, `${mean} ± ${error}`).toBeGreaterThan(3 * error);
  });
});

it("a stronger chain makes nothing better in a strike", () => {
  const stars = [1, 2, 4, 8].map((ratio) => {
    const of = withChains({ stars: ratio });
    return paired(
      column(simulate(of, "strike-1", 600), "product-rating"),
      column(simulate(of, "baseline", 600), "product-rating"),
    ).mean;
  });
  expect(stars).toEqual([...stars].sort((a, b) => b - a));
});

it("the strength of a chain is an input that sensitivity holds and draws anew", () => {
  const chains = { ...state.model.chains!, stars: { points: [1, 2, 4, 8] } };
  const uncertain = { ...state, model: { ...state.model, chains } };
  const plain = bytes(simulate(uncertain, "strike-1", 20));
  const redrawn = variedState(uncertain, { kind: "redrawn", inputs: ["chain:stars"] });
  expect(bytes(simulate(redrawn, "strike-1", 20))).not.toBe(plain);
  const held = (at: number) => {
    const of = variedState(uncertain, { kind: "held", inputs: ["chain:stars"], at });
    return column(simulate(of, "strike-1", 200), "product-rating").reduce((a, b) => a + b, 0);
  };
  expect(held(0.9)).toBeLessThan(held(0.1));
});

it("the usual lateness is the mean over what is not known, by a sum over the lags", () => {
  const hazards = (byLag: number[]) => ({ byLag, evidence: 1e12, dayVariance: 0 });
  const model = {
    ...state.model,
    pickup: hazards([0.5, 0.8, 0.9]),
    cancellation: [0.1, 0, 0],
    signing: hazards([0, 0.4, 0.7]),
  };
  const lateness = {
    pickedUpLate: [0, 0, 0.6],
    signedLate: [0, 0.1, 0.5],
    overdueUnpicked: [0, 0.3, 0],
    overdueUnsigned: [0, 0.2, 0],
    promise: [0, 0, 1],
    due: [0, 1, 0],
  };
  const usual = usualLateness(lateness, model, compileModel(model));
  const open = 0.5 * 0.9;
  const picked = [0.5, open * 0.8, open * 0.2 * 0.9];
  const all = picked[0]! + picked[1]! + picked[2]!;
  const [latePickups, lateSignings] = [(0.6 * picked[2]!) / all, (0.1 * 0.4 + 0.5 * 0.42) / 0.82];
  expect(usual.signed).toBeCloseTo(lateSignings + (1 - lateSignings) * latePickups, 6);
  expect(usual.overdue).toBeCloseTo(0.3 * open * 0.2 + all * 0.2 * 0.6, 6);
});
