import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type EngineState,
  fullDose,
  type LiveAnswer,
  type LiveSetting,
  type LiveView,
  leversOffered,
  liveAnswer,
  type PlannedScenario,
  planLive,
  settingOf,
} from "@scorecast/simulator/live";
import { liveStudy, type Pair, REFINED } from "./live-study.ts";
import { onPage, startWorkers } from "./simulators.ts";

/** What the reader turns, and what comes of it. */
export interface LiveModel {
  readonly state: EngineState;
  readonly setting: Signal<LiveSetting>;
  readonly view: Signal<LiveView>;
  readonly planned: ReadonlySignal<PlannedScenario>;
  /** Of the last setting that has one; null before the first. */
  readonly answer: ReadonlySignal<LiveAnswer | null>;
  /** rough: of an earlier setting, or not yet at the full number of replications. */
  readonly progress: ReadonlySignal<"waiting" | "rough" | "refined" | "failed">;
  /** Begins to simulate; once. */
  readonly start: () => void;
  readonly close: () => void;
}

/** The engine state of a result; null where it carries none that this program can run. */
export function engineStateOf(state: unknown): EngineState | null {
  const { formatVersion, model, scenarios } = (state ?? {}) as Partial<EngineState>;
  const whole = formatVersion === 1 && model && scenarios?.some(({ id }) => id === "baseline");
  return whole ? (state as EngineState) : null;
}

/** What the section opens with: the report's first plan, else a lever to begin with. */
export function firstSetting(state: EngineState): LiveSetting {
  const plan = state.scenarios.find(({ id, levers }) => id !== "baseline" && levers.length > 0);
  if (plan) return settingOf(state, plan.id);
  const lever = { ...fullDose(leversOffered(state)[0]!), from: state.start };
  return { ...settingOf(state, "baseline"), levers: [lever] };
}

export function liveModel(state: EngineState, first: LiveSetting, view: LiveView): LiveModel {
  const setting = signal(first);
  const shown = signal(view);
  const pair = signal<Pair | null>(null);
  const failed = signal(false);
  const planned = computed(() => planLive(state, setting.value));
  let stop: (() => void) | null = null;
  return {
    state,
    setting,
    view: shown,
    planned,
    answer: computed(() => {
      if (pair.value === null) return null;
      const { scenario, baseline, planned } = pair.value;
      const hasCost = planned.levers.some(({ cost }) => cost !== null);
      return liveAnswer(state, shown.value, scenario, baseline, hasCost);
    }),
    progress: computed(() => {
      if (failed.value) return "failed";
      if (pair.value === null) return "waiting";
      const done = pair.value.planned === planned.value && pair.value.scenario.to === REFINED;
      return done ? "refined" : "rough";
    }),
    start() {
      if (stop) return;
      const study = liveStudy(
        state,
        startWorkers(state),
        () => onPage(state),
        (next) => {
          pair.value = next;
        },
        () => {
          failed.value = true;
        },
      );
      const unfollow = effect(() => study.ask(planned.value));
      stop = () => {
        unfollow();
        study.close();
      };
    },
    close: () => stop?.(),
  };
}
