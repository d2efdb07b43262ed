import { effect } from "@preact/signals";
import { render } from "preact";
import { dossiersOf } from "./dossier.ts";
import { serveJobs } from "./live/simulate-part.ts";
import { localeOf } from "./locale.ts";
import { Page, pageTitle } from "./page.tsx";
import { pageState } from "./page-state.ts";
import { readResults } from "./read-results.ts";
import { unpackResults } from "./unpack-results.ts";
import "./styles/page.css";
import "./styles/charts.css";
import "./styles/live.css";
import "./styles/print.css";

/** Shows the results that are filled in. */
async function openPage(): Promise<void> {
  const data = document.getElementById("scorecast-data")?.textContent ?? "";
  const { results, problems } = readResults(await unpackResults(data));
  const dossiers = dossiersOf(results);
  const state = pageState(window);
  effect(() => {
    document.title = pageTitle(dossiers[state.open.value], localeOf(state.lang.value));
  });
  render(<Page dossiers={dossiers} problems={problems} state={state} />, document.getElementById("page")!);
  document.documentElement.dataset["ready"] = "true";
}

// The page starts its workers from its own script: one copy of the simulator serves both.
if (typeof document === "undefined") serveJobs();
else void openPage();
