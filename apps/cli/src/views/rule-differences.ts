import type { Difference, DifferenceGroup, RuleVersion } from "@scorecast/core";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { type TableCell, table } from "./table.ts";

/** Every changed number, grouped by what it belongs to, with the sources of both sides. */
export function differencesView(
  groups: readonly DifferenceGroup[],
  before: RuleVersion,
  after: RuleVersion,
  call: Call,
): string {
  const { say, pick, ink } = call;
  const title = ink.bold(say("diff.title", { before: before.id, after: after.id, count: groups.length }));
  if (groups.length === 0) return `${title}\n  ${say("diff.none")}\n`;
  const parts = groups.map((group) => {
    const mark = say(`diff.${group.change}`);
    const head = `${group.change === "removed" ? ink.bad(mark) : group.change === "added" ? ink.good(mark) : mark} ${ink.bold(pick(group.title))}`;
    const rows = group.differences.map((one): TableCell[] => {
      return [partOf(one, call), shown(one.before, call), shown(one.after, call), sourcesOf(one, call)];
    });
    const columns = [
      { title: say("column.part"), widest: 40 },
      { title: before.id, widest: 34 },
      { title: after.id, widest: 34 },
      { title: say("column.source"), spare: 1, widest: 40 },
    ];
    return `${head}\n${table(columns, rows, call.io.stdout.columns)}`;
  });
  return `${[title, ...parts].join("\n\n")}\n`;
}

/** Titles of the parts on the way, then the last keys, which tell one tier or case from another. */
function partOf({ titles, path }: Difference, { pick, language }: Call): string {
  const named = titles.map(pick).join(language === "zh" ? "：" : ": ");
  const keys = path.slice(-2).join(".");
  return titles.length === 0 ? keys : `${named} (${keys})`;
}

const SHOWN = 160;

function shown(value: Difference["before"], { say }: Call): string {
  if (value === null) return say("diff.nothing");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function sourcesOf(
  { sourceBefore, sourceAfter, provenanceBefore, provenanceAfter }: Difference,
  { say }: Call,
): string {
  const side = (source: string | null, provenance: Difference["provenanceAfter"]) =>
    source === null || provenance === null ? "—" : `${source} ${say(`mark.${provenance}`)}`;
  const [left, right] = [side(sourceBefore, provenanceBefore), side(sourceAfter, provenanceAfter)];
  return left === right ? left : `${left} → ${right}`;
}

export function differencesCsv(groups: readonly DifferenceGroup[]): Csv {
  const plain = (value: Difference["before"]) =>
    value === null || typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
  return {
    header: [
      ...["group", "id", "change", "path", "before", "after"],
      ...["source_before", "source_after", "provenance_before", "provenance_after"],
    ],
    rows: groups.flatMap((group) =>
      group.differences.map((one) => [
        ...[group.kind, group.id, group.change, one.path.join("."), plain(one.before), plain(one.after)],
        ...[one.sourceBefore, one.sourceAfter, one.provenanceBefore, one.provenanceAfter],
      ]),
    ),
  };
}
