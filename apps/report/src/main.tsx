import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { COMPARE, comparedOf } from "./compare/compared.ts";
import { type Dossier, dossiersOf } from "./dossier.ts";
import type { Intake } from "./intake/drop-zone.tsx";
import { type FileProblem, readFiles } from "./intake/read-files.ts";
import { samplesIn } from "./intake/samples.ts";
import { localeOf } from "./locale.ts";
import { Page, pageTitle } from "./page.tsx";
import { pageState } from "./page-state.ts";
import { readResults } from "./read-results.ts";
import "./styles/page.css";
import "./styles/charts.css";
import "./styles/print.css";

/** Lets the browser in between two pieces of long work. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const embedded = document.getElementById("scorecast-data")?.textContent ?? "";
const { results, problems } = readResults(embedded);
await nextTask();
const held = signal(results);
const dossiers = computed(() => dossiersOf(held.value));
const state = pageState(window);
const openFirst = (all: readonly Dossier[]): void => {
  state.open.value = comparedOf(all).length > 1 ? COMPARE : 0;
  state.reference.value = 0;
};
openFirst(dossiers.value);

function intakeOfEmptyPage(): Intake {
  const wrong = signal<readonly FileProblem[]>([]);
  return {
    problems: wrong,
    samples: samplesIn(document),
    take: async (files) => {
      const read = await readFiles(files);
      wrong.value = read.problems;
      if (read.results.length === 0) return;
      held.value = [...held.value, ...read.results];
      openFirst(dossiers.value);
    },
    clear: () => {
      [held.value, wrong.value] = [[], []];
    },
  };
}
const intake = embedded.trim() === "" || embedded.trim() === "[]" ? intakeOfEmptyPage() : null;

effect(() => {
  document.title = pageTitle(dossiers.value[state.open.value], localeOf(state.lang.value));
});
const App = () => <Page dossiers={dossiers.value} problems={problems} state={state} intake={intake} />;
render(<App />, document.getElementById("page")!);
document.documentElement.dataset["ready"] = "true";
