import { type EngineState, firstOf, type PlannedScenario, type Projection } from "@scorecast/simulator/live";
import type { Simulator } from "./simulators.ts";

/** Pairs of futures after which the picture is drawn anew; the last of them is as fine as it gets. */
export const looks: readonly number[] = [250, 1000, 2500, 5000, 10_000];
export const REFINED: number = looks.at(-1)!;

/** The same first replications of a scenario and of the baseline. */
export interface Pair {
  readonly planned: PlannedScenario;
  readonly scenario: Projection;
  readonly baseline: Projection;
}

export interface LiveStudy {
  /** Simulates this scenario; what an earlier one still lacks is given up. */
  readonly ask: (planned: PlannedScenario) => void;
  readonly close: () => void;
}

/** A scenario with the replications that are done and the first that nobody has begun. */
interface Column {
  readonly planned: PlannedScenario;
  readonly parts: Projection[];
  next: number;
  /** Begins anew with each gap: what was under way then counts for nothing. */
  turn: number;
}

const column = (planned: PlannedScenario): Column => ({ planned, parts: [], next: 0, turn: 0 });

/**
 * Simulates what was asked last on all simulators, and shows a pair at each look. The baseline is simulated once.
 *
 * @param fallBack takes over where no simulator is left
 * @param fail told when that one fails as well
 */
export function liveStudy(
  { scenarios }: Pick<EngineState, "scenarios">,
  simulators: readonly Simulator[],
  fallBack: () => Simulator,
  show: (pair: Pair) => void,
  fail: () => void,
): LiveStudy {
  const baseline = column(scenarios.find(({ id }) => id === "baseline")!);
  const idle = new Set<Simulator>(simulators.length > 0 ? simulators : [fallBack()]);
  const all = new Set(idle);
  let scenario: Column | null = null;
  let shown = 0;
  let closed = false;

  const target = (): number => looks.find((look) => look > shown) ?? REFINED;

  /** The column that lags behind, up to the look that comes next. */
  function takeJob(
    chunk: number,
  ): { readonly of: Column; readonly from: number; readonly to: number } | null {
    if (!scenario || closed) return null;
    const of = baseline.next <= scenario.next ? baseline : scenario;
    const limit = looks.find((look) => look > of.next);
    if (limit === undefined) return null;
    const from = of.next;
    // the first look is shared by two, so that it comes sooner
    of.next = Math.min(from + (from < looks[0]! ? Math.ceil(chunk / 2) : chunk), limit);
    return { of, from, to: of.next };
  }

  async function work(simulator: Simulator): Promise<void> {
    idle.delete(simulator);
    for (let job = takeJob(simulator.chunk); job; job = takeJob(simulator.chunk)) {
      const { of, from, to } = job;
      const { turn } = of;
      try {
        const part = await simulator.run({ planned: of.planned, from, to });
        if (of.turn === turn) of.parts.push(part);
      } catch {
        all.delete(simulator);
        simulator.close();
        if (simulator.kind === "page") return fail();
        giveBack(of, from);
        return;
      }
      look();
    }
    idle.add(simulator);
  }

  /** Starts a column over from a gap. Rare: a worker has failed. */
  function giveBack(of: Column, from: number): void {
    if (closed) return;
    of.turn += 1;
    of.next = Math.min(of.next, from);
    of.parts.splice(0, of.parts.length, ...of.parts.filter((part) => part.to <= from));
    if (all.size === 0) {
      const own = fallBack();
      all.add(own);
      idle.add(own);
    }
    wake();
  }

  function look(): void {
    if (!scenario || closed) return;
    for (let next = target(); next > shown; next = target()) {
      const pair = [scenario, baseline].map(({ parts }) => firstOf(parts, next));
      if (!pair[0] || !pair[1]) return;
      shown = next;
      show({ planned: scenario.planned, scenario: pair[0], baseline: pair[1] });
    }
  }

  function wake(): void {
    for (const simulator of [...idle]) void work(simulator);
  }

  return {
    ask(planned) {
      scenario = column(planned);
      shown = 0;
      wake();
    },
    close() {
      closed = true;
      for (const simulator of all) simulator.close();
    },
  };
}
