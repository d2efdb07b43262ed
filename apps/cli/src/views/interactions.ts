import type { ScenarioResult } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { figure, signed } from "./figures.ts";
import { type TableCell, table } from "./table.ts";

type Points = { readonly mean: number; readonly standardError: number };

/** What each measure of a scenario adds, alone and in company, and what groups of them add beyond their parts. */
export function interactionTables(scenarios: readonly ScenarioResult[], call: Call): string {
  return scenarios.flatMap((scenario) => interactionTable(scenario, call)).join("\n\n");
}

function interactionTable({ interactions, levers, title }: ScenarioResult, call: Call): string[] {
  if (!interactions) return [];
  const { say, pick, io } = call;
  const { total, shares, terms } = interactions;
  const points = ({ mean, standardError }: Points) =>
    say("forecast.plus-minus", { mean: signed(mean, 2), error: figure(1.96 * standardError, 2) });
  const name = (lever: number) => pick(levers[lever]!.title);
  const alone = shares.map((share, lever): TableCell[] => [
    name(lever),
    points(terms.find((term) => term.levers.length === 1 && term.levers[0] === lever)!),
    "",
    points(share),
  ]);
  const groups = terms
    .filter(({ levers, mean, standardError }) => levers.length > 1 && Math.abs(mean) + standardError >= 0.005)
    .map((term): TableCell[] => {
      const titles = term.levers.map(name).join(" + ");
      return [say("interactions.together", { titles }), "", points(term), ""];
    });
  const columns = [
    { title: "", widest: 44 },
    { title: say("column.alone"), align: "right" as const },
    { title: say("column.beyond"), align: "right" as const },
    { title: say("column.share"), align: "right" as const },
  ];
  const heading = say("interactions.title", { title: pick(title), total: signed(total, 2) });
  return [`${heading}\n${table(columns, [...alone, ...groups], io.stdout.columns)}`];
}
