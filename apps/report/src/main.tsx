import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { COMPARE, comparedOf } from "./compare/compared.ts";
import { type Dossier, dossiersOf } from "./dossier.ts";
import type { Intake } from "./intake/drop-zone.tsx";
import { type FileProblem, readFiles } from "./intake/read-files.ts";
import { samplesIn } from "./intake/samples.ts";
import { serveJobs } from "./live/simulate-part.ts";
import { localeOf } from "./locale.ts";
import { Page, pageTitle } from "./page.tsx";
import { pageState } from "./page-state.ts";
import { type Result, readResults } from "./read-results.ts";
import { unpackResults } from "./unpack-results.ts";
import "./styles/page.css";
import "./styles/charts.css";
import "./styles/live.css";
import "./styles/print.css";

/** Lets the browser in between two pieces of long work. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What a page that came without results is given by its reader; `show` is called with all results so far. */
function intakeOfEmptyPage(show: (results: readonly Result[]) => void): Intake {
  const wrong = signal<readonly FileProblem[]>([]);
  let held: readonly Result[] = [];
  return {
    problems: wrong,
    samples: samplesIn(document),
    take: async (files) => {
      const read = await readFiles(files);
      wrong.value = read.problems;
      held = [...held, ...read.results];
      if (read.results.length > 0) show(held);
    },
    clear: () => {
      wrong.value = [];
      held = [];
      show(held);
    },
  };
}

/** Shows the results that are filled in, or that the reader gives a page without any. */
async function openPage(): Promise<void> {
  const data = document.getElementById("scorecast-data")?.textContent ?? "";
  const { results, problems } = readResults(await unpackResults(data));
  await nextTask();
  const held = signal<readonly Result[]>(results);
  const dossiers = computed(() => dossiersOf(held.value));
  const state = pageState(window);
  const openFirst = (all: readonly Dossier[]): void => {
    state.open.value = comparedOf(all).length > 1 ? COMPARE : 0;
    state.reference.value = 0;
  };
  openFirst(dossiers.value);
  const empty = results.length === 0 && problems.length === 0;
  const intake = empty
    ? intakeOfEmptyPage((all) => {
        held.value = all;
        openFirst(dossiers.value);
      })
    : null;
  effect(() => {
    document.title = pageTitle(dossiers.value[state.open.value], localeOf(state.lang.value));
  });
  const App = () => <Page dossiers={dossiers.value} problems={problems} state={state} intake={intake} />;
  render(<App />, document.getElementById("page")!);
  document.documentElement.dataset["ready"] = "true";
}

// The page starts its workers from its own script: one copy of the simulator serves both.
if (typeof document === "undefined") serveJobs();
else void openPage();
