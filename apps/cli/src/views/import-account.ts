import type { CoverageLine, ImportReport } from "@scorecast/core/report";
import type { Call } from "../commands/command.ts";
import { fileName } from "../import-report.ts";
import { figure } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { sparkline } from "./sparkline.ts";
import { type TableCell, table } from "./table.ts";

const CALENDAR = 30; // characters
const RANGES = 3;
const UNLIKELY = 7; // rows expected where there is none: the chance is below 1 in 1,000

/** What became of every row of every file, what the folder holds now, which days and metrics it covers. */
export function importView(report: ImportReport, call: Call): string {
  const { say, ink } = call;
  const parts = [filesTable(report, call)];
  if (!report.written) return `${[...parts, ink.bad(say("import.refused"))].join("\n\n")}\n`;
  parts.push(
    tablesMade(report, call),
    coverageTable(report, call),
    computable(report, call),
    versionTable(report, call),
    findings(report, call),
    nextStep(report, call),
  );
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function filesTable({ files }: ImportReport, { say, pick, io }: Call): string {
  const rows = files.map((file): TableCell[] => [
    fileName(file),
    pick(file.title),
    figure(file.rowsRead, 0),
    figure(file.rowsUsed, 0),
    file.leftOut
      .map(({ rows: count, title }) =>
        say("import.left-out", { count: figure(count, 0), reason: pick(title) }),
      )
      .join(say("list.comma")),
  ]);
  const columns = [
    { title: say("column.file"), widest: 30 },
    { title: say("column.recognised"), widest: 24 },
    { title: say("column.rows-read"), align: "right" as const },
    { title: say("column.rows-used"), align: "right" as const },
    { title: say("column.left-out"), widest: 50 },
  ];
  const [read, used] = [sum(files.map((file) => file.rowsRead)), sum(files.map((file) => file.rowsUsed))];
  const blanks = {
    read: figure(read, 0),
    used: figure(used, 0),
    left: figure(read - used, 0),
  };
  const drawn = files.length === 0 ? [] : [table(columns, rows, io.stdout.columns), ""];
  return [...drawn, `  ${say("import.sum", blanks)}`].join("\n");
}

function tablesMade({ folder, files, tables, fallbacks }: ImportReport, call: Call): string {
  const { say, pick, ink, io } = call;
  const old = files.every(({ leftOut }) => leftOut.some(({ reason }) => reason === "already-imported"));
  const how = !call.switched("add") ? "written" : old ? "nothing-new" : "added";
  const list = tables
    .map(({ title, rows }) => say("import.table", { name: pick(title), count: figure(rows, 0) }))
    .join(say("list.comma"));
  const standIns = fallbacks.map((one) =>
    paragraph(
      say("import.stand-in", { ...one, rows: figure(one.rows, 0), of: figure(one.of, 0) }),
      io.stdout.columns,
      "  ",
    ),
  );
  const made = ink.bold(say(`import.${how}`, { folder: folder ?? "" }));
  return [made, paragraph(list, io.stdout.columns, "  "), ...standIns].join("\n");
}

function coverageTable({ coverage }: ImportReport, call: Call): string {
  const { say, pick, ink, io } = call;
  if (coverage.length === 0) return "";
  const rows = coverage.map((one): TableCell[] => [
    pick(one.title),
    one.first ?? say("import.no-days"),
    one.last ?? "",
    figure(sum(one.perDay), 0),
    sparkline(daysInBlocks(one.perDay), CALENDAR),
    missingDays(one, call),
  ]);
  const columns = [
    { title: say("column.table") },
    { title: say("column.first-day") },
    { title: say("column.last-day") },
    { title: say("column.rows"), align: "right" as const },
    { title: say("column.by-day"), spare: 1 },
    { title: say("column.missing-days"), widest: 46 },
  ];
  return [ink.bold(say("import.coverage")), table(columns, rows, io.stdout.columns)].join("\n");
}

/** What to type next; imported tiers take part only where they are named. */
function nextStep({ folder, tables }: ImportReport, { say }: Call): string {
  const tiers = tables.some(({ table: name }) => name === "tiers");
  return say(tiers ? "import.next-with-tiers" : "import.next", { folder: folder ?? "" });
}

/** Means of blocks of days, so that each fits a character; a block without any row is a gap. */
function daysInBlocks(perDay: readonly number[]): (number | null)[] {
  const size = Math.max(1, Math.ceil(perDay.length / CALENDAR));
  return Array.from({ length: Math.ceil(perDay.length / size) }, (_, i) => {
    const block = perDay.slice(i * size, (i + 1) * size);
    const rows = sum(block);
    return rows === 0 ? null : rows / block.length;
  });
}

/** Days without rows; in red where so long a gap in a table with so many rows a day is no chance. */
function missingDays({ missing, first, perDay }: CoverageLine, { say, ink }: Call): TableCell {
  if (first === null) return "";
  if (missing.length === 0) return say("import.missing-none");
  const lengths = missing.map(({ from, until }) => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1);
  const days = sum(lengths);
  const perDayMean = sum(perDay) / perDay.length;
  const shown = missing
    .slice(0, RANGES)
    .map(({ from, until }) => (from === until ? from : `${from} – ${until}`));
  const ranges = shown.join(say("list.comma")) + (missing.length > RANGES ? " …" : "");
  const odd = lengths.some((length) => length * perDayMean >= UNLIKELY);
  return { text: say("import.missing", { days, ranges }), ink: odd ? ink.bad : (text) => text };
}

/** The metrics of the rules in force, by how well they can be computed. */
function computable({ rules, fallbacks }: ImportReport, { say, pick, ink, io }: Call): string {
  const now = rules.find(({ inForce }) => inForce);
  if (now === undefined) return "";
  const withShare = (column: string): string => {
    const one = fallbacks.find((fallback) => `${fallback.table}.${fallback.column}` === column);
    if (one === undefined || one.rows === one.of) return column;
    return say("import.some-rows", { column, rows: figure(one.rows, 0), of: figure(one.of, 0) });
  };
  const which = (can: "exact" | "stand-in" | "no") => now.metrics.filter((one) => one.can === can);
  const lines: string[] = [];
  const exact = which("exact");
  const names = exact.map(({ title }) => pick(title)).join(say("list.comma"));
  if (exact.length > 0)
    lines.push(
      paragraph(say("import.metrics-exact", { count: exact.length, names }), io.stdout.columns, "  "),
    );
  for (const can of ["stand-in", "no"] as const) {
    const some = which(can);
    if (some.length === 0) continue;
    lines.push(`  ${say(`import.metrics-${can}`, { count: some.length })}`);
    for (const { title, lacks, mendedBy } of some) {
      const blanks = { name: pick(title), lacks: lacks.map(withShare).join(say("list.comma")) };
      const text =
        mendedBy === null
          ? say("import.metric-lacks", blanks)
          : say("import.metric-mend", { ...blanks, export: pick(mendedBy.title) });
      lines.push(paragraph(text, io.stdout.columns, "    "));
    }
  }
  return [ink.bold(say("import.metrics", { rules: pick(now.title) })), ...lines].join("\n");
}

function versionTable({ rules }: ImportReport, { say, pick, ink, io }: Call): string {
  const count = (metrics: ImportReport["rules"][number]["metrics"], can: string) =>
    String(metrics.filter((one) => one.can === can).length);
  const rows = rules.map(({ id, title, metrics }): TableCell[] => [
    id,
    ...["exact", "stand-in", "no"].map((can) => count(metrics, can)),
    pick(title),
  ]);
  const columns = [
    { title: say("column.rules") },
    { title: say("column.can-exact"), align: "right" as const },
    { title: say("column.can-stand-in"), align: "right" as const },
    { title: say("column.can-no"), align: "right" as const },
    { title: say("column.name"), spare: 1 },
  ];
  return [ink.bold(say("import.versions")), table(columns, rows, io.stdout.columns)].join("\n");
}

function findings({ quality }: ImportReport, { say, pick, ink, io }: Call): string {
  if (quality.length === 0) return "";
  const lines = quality.map(({ what, fix, severity }) => {
    const sign = severity === "warning" ? "! " : "· ";
    const text = sign + say("import.quality-line", { what: pick(what), fix: pick(fix) });
    return paragraph(text, io.stdout.columns, "  ");
  });
  return [ink.bold(say("import.quality")), ...lines].join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
