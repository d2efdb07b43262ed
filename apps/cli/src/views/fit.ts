import type { CheckLine, FitLine, FitReport } from "@scorecast/simulator";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import { figure, percent } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";
import { unitsView } from "./units.ts";

/** What is believed of each process and how sure it is; then what is odd, what was forgotten, what could not be learnt. */
export function fitView(report: FitReport, call: Call): string {
  const parts = [
    opening(report, call),
    processTable(report, call),
    ...weekdays(report, call),
    block("fit.odd", oddities(report, call), call),
    block("fit.recency", forgetting(report, call), call),
    ...(report.festivals.length === 0 ? [] : [block("fit.festivals", festivals(report, call), call)]),
    ...(report.chains.length === 0 ? [] : [block("fit.chains", chains(report, call), call)]),
    ...(report.together.length === 0 ? [] : [block("fit.together", together(report, call), call)]),
    ...unitsView(report, call),
    block("fit.priors", learntLittle(report, call), call),
  ];
  return `${parts.join("\n\n")}\n`;
}

function opening({ shop, rules, days, firstDay, start, processes }: FitReport, call: Call): string {
  const { say, ink, io } = call;
  const odd = processes.filter(({ checks }) => checks?.some(({ verdict }) => verdict === "odd")).length;
  const heading = say(odd === 0 ? "fit.heading-fine" : "fit.heading-odd", {
    name: shop.name,
    count: processes.length,
    odd,
  });
  const facts = say("fit.facts", { days, from: firstDay, start, rules });
  return [ink.bold(paragraph(heading, io.stdout.columns, "")), ink.dim(facts)].join("\n");
}

function processTable({ processes }: FitReport, call: Call): string {
  const { say, pick, ink } = call;
  const right = "right" as const;
  const columns = [
    { title: say("fit.process"), widest: 32 },
    { title: say("fit.level"), align: right },
    { title: say("fit.interval"), align: right },
    { title: say("fit.delay"), align: right, spare: 2 },
    { title: say("fit.day-spread"), align: right, spare: 3 },
    { title: say("fit.events"), align: right, spare: 1 },
    { title: say("fit.evidence"), align: right, spare: 4 },
    { title: say("fit.fits") },
  ];
  const rows = processes.map((line): TableCell[] => [
    pick(line.title),
    levelText(line.level, line, call),
    say("fit.range", { low: bare(line.interval[0], line), high: bare(line.interval[1], line) }),
    line.delay === null ? "" : say("fit.delay-days", { ...line.delay }),
    say("fit.plus-minus", { share: percent(Math.sqrt(line.dayVariance), 0) }),
    figure(line.events, 0),
    figure(line.evidence, 0),
    fitWord(line, call, ink),
  ]);
  const notes = (["fit.note-level", "fit.note-spread"] as const).map((key) =>
    paragraph(say(key), call.io.stdout.columns, "  "),
  );
  return [table(columns, rows, call.io.stdout.columns), ...notes].join("\n");
}

function fitWord({ checks }: FitLine, { say }: Call, ink: Call["ink"]): TableCell {
  if (checks === null) return say("fit.unchecked");
  const worst =
    (["odd", "look"] as const).find((one) => checks.some(({ verdict }) => verdict === one)) ?? "fine";
  const colour = { odd: ink.bad, look: ink.bold, fine: ink.good };
  return { text: say(`fit.verdict.${worst}`), ink: colour[worst] };
}

function levelText(level: number, line: Pick<FitLine, "unit">, { say }: Call): string {
  return say(`fit.unit.${line.unit}`, { value: bare(level, line) });
}

/** A level's figure with as many digits as it carries. */
function bare(level: number, { unit }: Pick<FitLine, "unit">): string {
  switch (unit) {
    case "share":
      return percent(level, level < 0.1 ? 2 : 1);
    case "per-order":
      return figure(level, 3);
    case "days":
    case "stars":
    case "ratio":
      return figure(level, 2);
    case "per-day":
    case "hours":
    case "seconds":
      return figure(level, 1);
    default:
      return unit satisfies never;
  }
}

function weekdays({ processes }: FitReport, { say, io }: Call): string[] {
  return processes.flatMap(({ weekday }) => {
    if (weekday === null) return [];
    const names = say("fit.weekdays").split(" ");
    const list = weekday.map((factor, i) => `${names[i]} ${percent(factor, 0)}`).join(say("list.comma"));
    return [paragraph(say("fit.weekday-profile", { list }), io.stdout.columns, "")];
  });
}

function block(
  key: "fit.odd" | "fit.recency" | "fit.festivals" | "fit.chains" | "fit.together" | "fit.priors",
  lines: readonly string[],
  { say, io }: Call,
): string {
  return [say(key), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join("\n");
}

function oddities({ processes, asked }: FitReport, call: Call): string[] {
  const { say, pick } = call;
  const told = (wanted: CheckLine["verdict"]) =>
    processes.flatMap(({ title, checks }) =>
      (checks ?? [])
        .filter(({ verdict }) => verdict === wanted)
        .map(({ check, observed, expected, p, adjusted }) => {
          const shown = wanted === "odd" ? adjusted : p;
          return say(wanted === "odd" ? "fit.odd-line" : "fit.look-line", {
            process: pick(title),
            what: say(checkKey(check, observed > expected)),
            p: shown < 0.001 ? "< 0.001" : figure(shown, 3),
          });
        }),
    );
  const [odd, look] = [told("odd"), told("look")];
  const unchecked = processes.filter(({ checks }) => checks === null).length;
  return [
    ...(odd.length === 0 ? [say("fit.nothing-odd", { count: asked.checks })] : odd),
    ...(odd.length === 0 ? [] : [say("fit.asked", { count: asked.checks })]),
    ...look,
    ...(look.length === 0
      ? []
      : [say("fit.by-luck", { count: asked.checks, few: figure(asked.checks / 100, 1) })]),
    ...(unchecked === 0 ? [] : [say("fit.too-few", { count: unchecked })]),
  ];
}

function checkKey(check: CheckLine["check"], more: boolean): Key {
  switch (check) {
    case "scatter":
    case "carry-over":
      return `fit.check.${check}.${more ? "more" : "less"}`;
    default:
      return `fit.check.${check}`;
  }
}

function forgetting({ processes }: FitReport, call: Call): string[] {
  const { say, pick } = call;
  const lines = processes.flatMap(({ title, recency: { halfLife, gain, standardError } }) => {
    if (halfLife === null) return [];
    const numbers = { gain: figure(gain, 1), error: figure(standardError, 1) };
    return [say("fit.half-life", { process: pick(title), days: halfLife, ...numbers })];
  });
  return [...lines, say(lines.length === 0 ? "fit.all-alike" : "fit.others-alike")];
}

function festivals({ festivals: all }: FitReport, { say, pick }: Call): string[] {
  const lines = all.map(({ title, days, factor, interval: [low, high] }) =>
    say("fit.festival", {
      ...{ name: pick(title), days, factor: figure(factor, 2) },
      ...{ low: figure(low, 2), high: figure(high, 2) },
    }),
  );
  return [...lines, say("fit.festival-note")];
}

function chains({ chains: all }: FitReport, { say, pick }: Call): string[] {
  const lines = all.map(({ title, unit, value, interval: [low, high], acts }) =>
    say(acts ? `fit.chain.${unit}` : "fit.chain.none", {
      ...{ title: pick(title), value: figure(value, 1 + Number(unit === "elasticity")) },
      ...{
        low: figure(low, 1 + Number(unit === "elasticity")),
        high: figure(high, 1 + Number(unit === "elasticity")),
      },
    }),
  );
  return [...lines, say("fit.chain-note")];
}

function together({ together: pairs, asked }: FitReport, { say, pick }: Call): string[] {
  const lines = pairs.map(({ titles: [a, b], correlation }) =>
    say("fit.pair", { a: pick(a), b: pick(b), correlation: figure(correlation, 2) }),
  );
  return [...lines, say("fit.pair-note", { count: asked.pairs })];
}

function learntLittle({ priors }: FitReport, { say, pick }: Call): string[] {
  return priors.length === 0 ? [say("fit.no-priors")] : priors.map(({ text }) => pick(text));
}
