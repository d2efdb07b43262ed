import type { Contrast, Evaluation, EvaluationReport } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Csv } from "../csv.ts";
import { figure, metricValue, percent, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

const TELLABLE = 0.8;
/** From here on a share reads 100 %. */
const WHOLLY = 0.995;

/** A table where there are several, then each measure: verdict, what came against what would have, what it rests on. */
export function evaluationView(report: EvaluationReport, call: Call): string {
  const { say, ink, io, pick } = call;
  const facts = say("evaluate.facts", {
    ...{ name: report.shop.name, rules: report.rules, asOf: report.asOf },
    ...{ without: report.replications.without, with: report.replications.with },
  });
  const parts = [
    ...(report.evaluations.length > 1 ? [summaryTable(report, call)] : []),
    ...report.evaluations.map((one) => measureText(one, report, call)),
    ...(report.notEvaluated.length > 0
      ? [
          [
            say("evaluate.not-title"),
            ...report.notEvaluated.map(({ title, why }) =>
              paragraph(`${pick(title)}: ${pick(why)}`, io.stdout.columns, "  "),
            ),
          ].join("\n"),
        ]
      : []),
    [
      say("trust.title"),
      paragraph(say("evaluate.meaning", shareBlank(report)), io.stdout.columns, "  "),
      paragraph(say("evaluate.peeking", shareBlank(report)), io.stdout.columns, "  "),
      `  ${say("forecast.seed", { seed: report.seed })}`,
    ].join("\n"),
  ];
  const head = paragraph(facts, io.stdout.columns, "").split("\n").map(ink.dim).join("\n");
  return `${[head, ...parts].join("\n\n")}\n`;
}

function shareBlank({ falseAlarms }: EvaluationReport) {
  return { share: percent(falseAlarms, 0) };
}

function summaryTable({ evaluations }: EvaluationReport, call: Call): string {
  const { say, pick } = call;
  const right = "right" as const;
  const columns = [
    { title: say("evaluate.column.measure"), widest: 28 },
    { title: say("evaluate.column.from"), spare: 2 },
    { title: say("evaluate.column.metric"), widest: 22, spare: 3 },
    { title: say("evaluate.column.effect"), align: right },
    { title: say("evaluate.column.interval"), align: right, spare: 1 },
    { title: say("evaluate.column.points"), align: right, spare: 2 },
    { title: say("evaluate.column.verdict") },
  ];
  const rows = evaluations.map((one): TableCell[] => {
    const [low, high] = one.contrast.effect.interval;
    return [
      pick(one.title),
      one.from,
      pick(one.nodeTitle),
      change(one.contrast.effect.value, one, call),
      `${bareChange(low, one)} … ${bareChange(high, one)}`,
      signed(one.total.effect.value, 1),
      { text: say(`evaluate.${one.verdict}`), ink: inkOf(one, call) },
    ];
  });
  return table(columns, rows, call.io.stdout.columns);
}

function inkOf({ verdict }: Evaluation, { ink }: Call): (text: string) => string {
  return verdict === "worked" ? ink.good : verdict === "worse" ? ink.bad : (text) => text;
}

function measureText(one: Evaluation, report: EvaluationReport, call: Call): string {
  const { say, pick, ink, io } = call;
  const heading = say("evaluate.heading", {
    title: pick(one.title),
    verdict: say(`evaluate.${one.verdict}`),
  });
  const titles = one.together.map((id) => {
    const other = report.evaluations.find((evaluation) => evaluation.id === id);
    return other ? pick(other.title) : id;
  });
  const lines = [
    ...(titles.length > 0 ? [say("evaluate.together", { titles: titles.join(", ") })] : []),
    contrastText(one, call),
    tailText(one.verdict === "worse" ? "evaluate.tail-bad" : "evaluate.tail", one, call),
    totalText(one.total, call),
    ...(one.touched < WHOLLY ? [say("evaluate.touched", { share: percent(one.touched, 0) })] : []),
    ...expectedLines(one, report.falseAlarms, call),
    ...posteriorLines(one, call),
    placeboText(one, report, call),
    ...(one.widened > 1 ? [say("evaluate.widened", { by: figure(one.widened, 2) })] : []),
  ];
  return [
    ink.bold(inkOf(one, call)(heading)),
    ...lines.map((line) => paragraph(line, io.stdout.columns, "  ")),
    ...confounderLines(one, call),
  ].join("\n");
}

function contrastText(one: Evaluation, call: Call): string {
  const { contrast } = one;
  const { interval, mean } = contrast.without;
  return call.say("evaluate.say", {
    ...{ metric: call.pick(one.nodeTitle), from: one.from, days: one.days },
    actual: valueText(contrast.actual, one, call),
    mean: valueText(mean, one, call),
    low: bareValue(interval[0], one),
    high: bareValue(interval[1], one),
    effect: change(contrast.effect.value, one, call),
    effectLow: bareChange(contrast.effect.interval[0], one),
    effectHigh: bareChange(contrast.effect.interval[1], one),
  });
}

function tailText(
  key: "evaluate.tail" | "evaluate.tail-bad",
  { contrast }: Evaluation,
  { say }: Call,
): string {
  const { share, interval } = key === "evaluate.tail" ? contrast.asGood : contrast.asBad;
  return say(key, {
    share: ofHundred(share),
    low: ofHundred(interval[0]),
    high: ofHundred(interval[1]),
  });
}

/** Below ten, one decimal. */
function ofHundred(share: number): string {
  return figure(100 * share, share < 0.1 ? 1 : 0);
}

function totalText({ actual, without, effect }: Contrast, { say }: Call): string {
  return say("evaluate.total", {
    ...{ actual: figure(actual, 1), mean: figure(without.mean, 1), effect: signed(effect.value, 1) },
    ...{ low: signed(effect.interval[0], 1), high: signed(effect.interval[1], 1) },
  });
}

function expectedLines(one: Evaluation, falseAlarms: number, call: Call): string[] {
  const { say } = call;
  const { expected, verdict } = one;
  if (!expected) return [say("evaluate.detectable", { value: valueText(one.detectable, one, call) })];
  const lines = [
    say("evaluate.expected", {
      effect: change(expected.effect, one, call),
      power: percent(expected.power, 0),
    }),
  ];
  if (expected.asGood <= falseAlarms)
    lines.push(say("evaluate.beyond", { share: ofHundred(expected.asGood) }));
  if (verdict === "worked") return lines;
  lines.push(say("evaluate.as-poor", { share: ofHundred(expected.asPoor) }));
  const last = expected.later.at(-1);
  if (verdict === "too-early" && expected.tellable !== null && expected.power < TELLABLE)
    lines.push(say("evaluate.tellable", { date: expected.tellable }));
  else if (verdict === "too-early" && expected.tellable === null && last)
    lines.push(
      say("evaluate.never", {
        date: last.date,
        most: percent(Math.max(expected.power, ...expected.later.map(({ power }) => power)), 0),
      }),
    );
  return lines;
}

function posteriorLines({ posterior }: Evaluation, { say, pick }: Call): string[] {
  if (!posterior) return [];
  const { stated, interval, mean, standardError, likelihoodRatio: ratio } = posterior;
  return [
    say("evaluate.posterior", {
      parameter: pick(posterior.parameter),
      ...{ low: figure(stated[0], 2), high: figure(stated[1], 2) },
      ...{ postLow: figure(interval[0], 2), postHigh: figure(interval[1], 2) },
      ...{ mean: figure(mean, 2), error: figure(2 * standardError, 2) },
    }),
    say(ratio >= 1 ? "evaluate.ratio-for" : "evaluate.ratio-against", {
      ratio: timesText(ratio >= 1 ? ratio : 1 / ratio),
    }),
    ...(ratio >= 1 ? [say("evaluate.paste", { effect: posterior.effect })] : []),
  ];
}

/** Two digits; beyond a thousand, that. */
function timesText(ratio: number): string {
  return ratio >= 1000 ? ">1000" : figure(ratio, ratio < 10 ? 1 : 0);
}

function placeboText({ placebos }: Evaluation, { falseAlarms }: EvaluationReport, { say }: Call): string {
  if (placebos.length === 0) return say("evaluate.no-placebos");
  const count = (word: string) => placebos.filter(({ verdict }) => verdict === word).length;
  return say("evaluate.placebos", {
    of: placebos.length,
    ...{ worked: count("worked"), worse: count("worse") },
    expected: figure(falseAlarms * placebos.length, 1),
  });
}

function confounderLines({ confounders }: Evaluation, { say, pick, io }: Call): string[] {
  if (confounders.length === 0) return [];
  return [
    `  ${say("evaluate.confounders")}`,
    ...confounders.map(({ kind, from, until, text }) =>
      paragraph(
        say("evaluate.confounder", {
          ...{ kind: say(`evaluate.kind.${kind}`), from, text: pick(text) },
          until: until === null || until === from ? "" : say("evaluate.until", { day: until }),
        }),
        io.stdout.columns,
        "    ",
      ),
    ),
  ];
}

type InUnit = Pick<Evaluation, "unit">;

function valueText(value: number, { unit }: InUnit, call: Call): string {
  return unit === "points" ? figure(value, 1) : metricValue(value, unit, call);
}

const digits = { stars: 2, share: 2, hours: 1, seconds: 0, points: 1, ratio: 3 } as const;

/** Without the unit, where one with it stands beside. */
function bareValue(value: number, { unit }: InUnit): string {
  return figure(unit === "share" ? 100 * value : value, digits[unit]);
}

function bareChange(value: number, { unit }: InUnit): string {
  return signed(unit === "share" ? 100 * value : value, digits[unit]);
}

/** With its sign; shares in percentage points. */
function change(value: number, { unit }: InUnit, call: Call): string {
  if (unit === "share") return call.say("evaluate.points-of-share", { value: signed(100 * value, 2) });
  if (unit === "points") return signed(value, 1);
  const text = metricValue(Math.abs(value), unit, call);
  const sign = signed(value, digits[unit]).charAt(0);
  return sign === "-" || sign === "+" ? `${sign}${text}` : text;
}

/** One row a measure. */
export function evaluationCsv({ evaluations }: EvaluationReport): Csv {
  return {
    header: [
      ...["id", "use", "owner", "from", "days", "node", "unit", "verdict", "touched"],
      ...["actual", "without", "without_low", "without_high", "effect", "effect_low", "effect_high"],
      ...["as_good", "as_bad", "total_effect", "total_low", "total_high", "expected", "power", "tellable"],
      ...["posterior_mean", "posterior_low", "posterior_high", "likelihood_ratio", "placebos"],
      ...["placebos_worked", "placebos_worse", "widened"],
    ],
    rows: evaluations.map((one) => {
      const { contrast, total, expected, posterior, placebos } = one;
      const count = (word: string) => placebos.filter(({ verdict }) => verdict === word).length;
      return [
        ...[one.id, one.use, one.owner, one.from, one.days, one.node, one.unit, one.verdict, one.touched],
        ...[contrast.actual, contrast.without.mean, ...contrast.without.interval],
        ...[contrast.effect.value, ...contrast.effect.interval],
        ...[contrast.asGood.share, contrast.asBad.share, total.effect.value, ...total.effect.interval],
        ...[expected?.effect ?? null, expected?.power ?? null, expected?.tellable ?? null],
        ...[posterior?.mean ?? null, posterior?.interval[0] ?? null, posterior?.interval[1] ?? null],
        ...[posterior?.likelihoodRatio ?? null, placebos.length, count("worked"), count("worse")],
        one.widened,
      ];
    }),
  };
}
