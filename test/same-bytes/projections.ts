// What every engine must compute alike: generated shops, what is learnt of them, their futures, and the reports on these.
// Runs as one bundle in Node and in a page.
import { loadRules, parseDay, ruleVersionInForce } from "@scorecast/core";
import {
  fullDose,
  planSensitivity,
  planStudy,
  reportStudy,
  type ScenarioSpec,
  type Study,
  sensitivity,
  simulateRange,
  variedState,
} from "@scorecast/simulator";
import {
  adaptedSpec,
  generateShop,
  type ShopPresetName,
  shopHistory,
  shopPresets,
} from "@scorecast/simulator/generate";
import type { Kernel } from "../../packages/simulator/src/kernel/kernel.ts";
import { loadKernel } from "../../packages/simulator/src/kernel/load-kernel.ts";
import { referenceKernel } from "../../packages/simulator/src/kernel/reference-kernel.ts";

const START = parseDay("2026-11-01")!;
const BLOCK = 128;

/** A study of a preset's shop; `at` is days after the start. */
interface Case {
  readonly preset: ShopPresetName;
  readonly ordersPerDay?: number;
  readonly horizon: number;
  readonly replications: number;
  readonly scenarios: readonly ScenarioSpec[];
  /** Default: the version that is in force on the first day. */
  readonly rules?: string;
  /** Also one variation of each kind that a sensitivity study asks for. */
  readonly varied?: boolean;
  /** Also a whole sensitivity study. */
  readonly sensitivity?: boolean;
}

const at = (day: number) => START + day;
const incident = (use: string, from: number, days: number) => ({
  ...{ use, from: at(from), days },
  ...{ dose: 1, effect: null },
});
const cases: Readonly<Record<string, Case>> = {
  steady: {
    ...{ preset: "steady-fashion", horizon: 34, replications: 130, varied: true },
    scenarios: [
      {
        id: "levers",
        levers: [
          { ...fullDose("second-daily-pickup"), from: at(3) },
          {
            ...fullDose("three-stage-quality-checks"),
            from: at(5),
            until: at(20),
            rampDays: 4,
            adherence: 0.7,
          },
          { ...fullDose("more-chat-agents"), cost: { once: 900, perDay: 200, perOrder: 0.3 } },
        ],
      },
      {
        id: "incidents",
        levers: [],
        incidents: [incident("courier-strike", 4, 5), incident("review-bombing", 8, 6)],
      },
      { id: "capacity", levers: [fullDose("more-volume")], capacity: { pickupsPerDay: 20, agents: 1 } },
    ],
  },
  "fresh fruit": {
    ...{ preset: "fresh-fruit", horizon: 20, replications: 66 },
    scenarios: [{ id: "fast refund", levers: [fullDose("fast-refund")] }],
  },
  "after a live stream": {
    ...{ preset: "live-stream-surge", ordersPerDay: 150, horizon: 12, replications: 40 },
    scenarios: [{ id: "delisting", levers: [fullDose("delist-bad-product")] }],
  },
  "rules of 2023": {
    ...{ preset: "bad-batch", rules: "douyin-2023-06-27", horizon: 12, replications: 40 },
    scenarios: [],
  },
  small: { ...{ preset: "small", horizon: 15, replications: 52, sensitivity: true }, scenarios: [] },
};

export interface EngineHashes {
  /** The kernel that is loaded here by itself. */
  readonly kernel: Kernel["kind"];
  /** SHA-256 by what was computed, with that kernel. */
  readonly hashes: Readonly<Record<string, string>>;
  /** The same of the projections, with the kernel in TypeScript. */
  readonly reference: Readonly<Record<string, string>>;
}

/** Everything, hashed. */
export async function engineHashes(): Promise<EngineHashes> {
  const [hashes, reference]: Record<string, string>[] = [{}, {}];
  const kernel = loadKernel();
  for (const [name, one] of Object.entries(cases)) {
    const study = await planned(name, one);
    const { state } = study;
    hashes![`${name}: what is learnt`] = await hashOf(JSON.stringify(state.model));
    const add = async (what: string, of: Study["state"], scenario: number) => {
      for (const [into, drawing] of [
        [hashes!, kernel],
        [reference!, referenceKernel()],
      ] as const) {
        const part = simulateRange(of, scenario, 0, one.replications, {}, { kernel: drawing, block: BLOCK })!;
        into[`${name}: ${what}`] = await hashOf(part.values, part.cost);
      }
    };
    for (const [scenario, { id }] of state.scenarios.entries()) await add(id, state, scenario);
    if (one.varied) {
      const runs = planSensitivity(study).runs.flatMap(({ variation }) => variation ?? []);
      const kinds = new Map(runs.toReversed().map((run) => [run.kind, run])); // the first of each kind
      for (const variation of kinds.values())
        await add(`levers, ${variation.kind}`, variedState(state, variation), 1);
    }
    if (one.sensitivity)
      hashes![`${name}: sensitivity report`] = await hashOf(JSON.stringify(sensitivity(study)));
    const projections = state.scenarios.map((_, s) => simulateRange(state, s, 0, one.replications)!);
    hashes![`${name}: report`] = await hashOf(JSON.stringify(reportStudy(study, projections)));
  }
  return { kernel: kernel.kind, hashes: hashes!, reference: reference! };
}

async function planned(name: string, { preset, ordersPerDay, rules, ...one }: Case): Promise<Study> {
  const spec = adaptedSpec(shopPresets[preset], {
    ...(ordersPerDay !== undefined && { ordersPerDay }),
  });
  const result = planStudy({
    ...{ kind: "compare", program: "test", input: name, seed: name, start: START, ...one },
    history: shopHistory(generateShop(spec, name)),
    rules: await loadRules(rules ?? ruleVersionInForce(START).id),
    questions: ["P(total >= 80 ever within 10d)", "when P(total < 90) >= 0.5"],
    ...{ past: [], assumptions: [], interactions: false },
  });
  if (result.kind !== "ready") throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result.study;
}

async function hashOf(...parts: (string | Float64Array)[]): Promise<string> {
  const bytes = parts.map((part) =>
    typeof part === "string"
      ? new TextEncoder().encode(part)
      : new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  );
  const whole = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of bytes) {
    whole.set(part, offset);
    offset += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  return [...digest.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
