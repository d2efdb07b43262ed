import { dirtKinds, incidentTitles, presetStories } from "@scorecast/simulator/generate";
import type { Call } from "../commands/command.ts";
import type { GenerationResult } from "../generate-shop-files.ts";
import { figure } from "./figures.ts";
import { table } from "./table.ts";

/** What was made, what happens in it, what was done to its exports, and what to do with it now. */
export function generationView(result: GenerationResult, call: Call): string {
  const { folder, preset, seed, start, days, tables, incidents, files, dirt, rowsLost, cellsLost } = result;
  const { say, pick, ink, io } = call;
  const about = preset === null ? [] : [`  ${pick(presetStories[preset].about)}`];
  const list = Object.entries(tables)
    .map(([name, count]) => say("import.table", { name, count: figure(count, 0) }))
    .join(say("list.comma"));
  const story = incidents.map(
    ({ kind, from, to }) => `  ${say("generate.event", { what: pick(incidentTitles[kind]), from, to })}`,
  );
  const troubles = result.troubles.map(({ title, on }) => {
    return `  ${say("generate.trouble", { metric: pick(title), on })}`;
  });
  const made = [
    ink.bold(say("generate.made", { folder, preset: preset ?? result.specFile!, seed, start, days })),
    ...[...about, `  ${list}`, ...story, ...troubles],
  ];
  const parts = [made.join("\n")];
  if (dirt.length > 0) {
    const columns = [
      { title: say("generate.dirt"), widest: 50 },
      { title: say("generate.done"), align: "right" as const },
      { title: say("generate.destroys") },
    ];
    const rows = dirt.map(({ kind, done, per, destroys }) => [
      pick(dirtKinds[kind].title),
      say(`generate.per.${per}`, { count: figure(done, 0) }),
      destroys ? say("generate.lost") : "",
    ]);
    parts.push(table(columns, rows, io.stdout.columns));
    parts.push(`  ${say("generate.losses", { rows: figure(rowsLost, 0), cells: figure(cellsLost, 0) })}`);
  }
  const steps = [
    ...(files.length === 0 ? [] : [`  scorecast import ${folder}/exports -o my-shop`]),
    ...(result.form === "exports" ? [] : [`  scorecast score ${folder}/shop`]),
  ];
  parts.push([say("generate.now"), ...steps, `  ${say("generate.truth", { folder })}`].join("\n"));
  return `${parts.join("\n\n")}\n`;
}
