import type { PlannedScenario, Projection } from "@scorecast/simulator/live";
import { describe, expect, it } from "vitest";
import { liveStudy, looks, type Pair } from "../src/live/live-study.ts";
import type { Simulator } from "../src/live/simulators.ts";

const baseline: PlannedScenario = { id: "baseline", levers: [] };
const plan = (id: string): PlannedScenario => ({ id, levers: [] });

/** A projection that says which scenario and replications it is of. */
function projected({ id }: PlannedScenario, from: number, to: number): Projection {
  const values = Float64Array.from({ length: to - from }, (_, i) => id.length * 1e6 + from + i);
  return { scenario: 0, from, to, days: 1, nodes: ["total"], values, cost: new Float64Array(to - from) };
}

/** A simulator whose jobs end when the test says so. */
function held(chunk = 250, kind: Simulator["kind"] = "worker") {
  const jobs: { id: string; from: number; to: number; done: () => void; fail: () => void }[] = [];
  const simulator: Simulator = {
    kind,
    chunk,
    run: ({ planned, from, to }) =>
      new Promise((resolve, reject) => {
        const done = () => resolve(projected(planned, from, to));
        jobs.push({ id: planned.id, from, to, done, fail: () => reject(new Error("gone")) });
      }),
    close: () => {},
  };
  return { simulator, jobs };
}

/** One that answers at once. */
const quick = (asked: string[] = []): Simulator => ({
  kind: "worker",
  chunk: 700,
  run: async ({ planned, from, to }) => {
    asked.push(`${planned.id} ${from}`);
    return projected(planned, from, to);
  },
  close: () => {},
});
const rest = () => new Promise((resolve) => setTimeout(resolve, 5));
const never = () => {
  throw new Error("nobody should fall back");
};

describe("a live study", () => {
  it("shows the first replications of both at each look, whole and in order", async () => {
    const shown: Pair[] = [];
    const study = liveStudy(
      { scenarios: [baseline] },
      [quick(), quick(), quick()],
      never,
      (p) => shown.push(p),
      never,
    );
    study.ask(plan("a"));
    await rest();
    expect(shown.map(({ scenario }) => scenario.to)).toEqual(looks);
    for (const { planned, scenario, baseline: other } of shown) {
      expect(planned.id).toBe("a");
      expect(scenario.values).toEqual(projected(plan("a"), 0, scenario.to).values);
      expect(other.values).toEqual(projected(baseline, 0, scenario.to).values);
    }
  });

  it("simulates the baseline once, whatever is asked", async () => {
    const asked: string[] = [];
    const study = liveStudy({ scenarios: [baseline] }, [quick(asked)], never, () => {}, never);
    study.ask(plan("a"));
    await rest();
    study.ask(plan("b"));
    await rest();
    const ofBaseline = asked.filter((job) => job.startsWith("baseline"));
    expect(new Set(ofBaseline).size).toBe(ofBaseline.length);
    expect(asked.filter((job) => job.startsWith("b ")).length).toBe(ofBaseline.length);
  });

  it("gives up what is not the latest, and never shows it", async () => {
    const shown: Pair[] = [];
    const { simulator, jobs } = held();
    const study = liveStudy({ scenarios: [baseline] }, [simulator], never, (pair) => shown.push(pair), never);
    for (const id of ["first", "second", "third"]) study.ask(plan(id));
    for (let i = 0; i < 12; i++) {
      jobs.at(-1)!.done();
      await rest();
    }
    expect(jobs.map(({ id }) => id)).not.toContain("second");
    expect(jobs[0]!.id).toBe("baseline");
    expect(new Set(shown.map(({ planned }) => planned.id))).toEqual(new Set(["third"]));
    expect(shown[0]!.scenario.to).toBe(250);
  });

  it("hands the work of one that fails to another, without a gap", async () => {
    const shown: Pair[] = [];
    const [bad, good] = [held(), held()];
    const study = liveStudy(
      { scenarios: [baseline] },
      [bad.simulator, good.simulator],
      never,
      (p) => shown.push(p),
      never,
    );
    study.ask(plan("a"));
    await rest();
    bad.jobs[0]!.fail();
    await rest();
    for (let i = 0; i < 90; i++) {
      good.jobs.at(-1)!.done();
      await rest();
    }
    expect(bad.jobs).toHaveLength(1);
    expect(shown.at(-1)!.scenario.values).toEqual(projected(plan("a"), 0, 10_000).values);
    expect(shown.at(-1)!.baseline.values).toEqual(projected(baseline, 0, 10_000).values);
  });

  it("falls back on the page's own thread where no other is left, and tells when that fails too", async () => {
    const [worker, own] = [held(), held(40, "page")];
    let failed = 0;
    const fail = () => {
      failed += 1;
    };
    const study = liveStudy(
      { scenarios: [baseline] },
      [worker.simulator],
      () => own.simulator,
      () => {},
      fail,
    );
    study.ask(plan("a"));
    await rest();
    worker.jobs[0]!.fail();
    await rest();
    expect(own.jobs.map(({ from, to }) => [from, to])).toEqual([[0, 20]]);
    expect(failed).toBe(0);
    own.jobs[0]!.fail();
    await rest();
    expect(failed).toBe(1);
  });

  it("begins on the page's own thread where there is no worker", async () => {
    const shown: Pair[] = [];
    const study = liveStudy(
      { scenarios: [baseline] },
      [],
      () => quick(),
      (pair) => shown.push(pair),
      never,
    );
    study.ask(plan("a"));
    await rest();
    expect(shown.at(-1)!.scenario.to).toBe(10_000);
    study.close();
  });
});
