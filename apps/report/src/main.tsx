import { effect } from "@preact/signals";
import { render } from "preact";
import { COMPARE, comparedOf } from "./compare/compared.ts";
import { dossiersOf } from "./dossier.ts";
import { localeOf } from "./locale.ts";
import { Page, pageTitle } from "./page.tsx";
import { pageState } from "./page-state.ts";
import { readResults } from "./read-results.ts";
import "./styles/page.css";
import "./styles/charts.css";
import "./styles/print.css";

/** Lets the browser in between two pieces of long work. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const { results, problems } = readResults(document.getElementById("scorecast-data")?.textContent ?? "");
await nextTask();
const dossiers = dossiersOf(results);
const state = pageState(window);
if (comparedOf(dossiers).length > 1) state.open.value = COMPARE;

effect(() => {
  document.title = pageTitle(dossiers[state.open.value], localeOf(state.lang.value));
});
render(<Page dossiers={dossiers} problems={problems} state={state} />, document.getElementById("page")!);
document.documentElement.dataset["ready"] = "true";
