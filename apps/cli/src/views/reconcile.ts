import type {
  FigureLine,
  LearntStandard,
  ReconciledShop,
  ReconcileReport,
  VariantLine,
} from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import { figure, metricValue, percent, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { type TableCell, table } from "./table.ts";

/** Ways to count that are told; all are in the JSON. */
const VARIANTS_TOLD = 6;

/** Where ours and the page's figures differ, the likeliest causes, and what the page teaches. */
export function reconcileView(report: ReconcileReport, call: Call): string {
  const parts = [
    ...report.shops.flatMap((shop) => [opening(shop, report, call), figureTable(shop, call)]),
    variantTable(report, call),
    ...learntTables(report, call),
    closing(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function opening(
  { shop, figures, days, from, to, otherRules, unknown }: ReconciledShop,
  { rules }: ReconcileReport,
  call: Call,
): string {
  const { say, ink, io } = call;
  const industry = shop.industry ?? say("shop.no-industry");
  const compared = figures.reduce((sum, line) => sum + line.compared, 0);
  const agree = figures.reduce((sum, line) => sum + line.agree, 0);
  const heading =
    compared === 0
      ? say("reconcile.heading-none", { days })
      : say("reconcile.heading", {
          days,
          figures: figure(compared, 0),
          agree: figure(agree, 0),
          share: percent(agree / compared, 0),
        });
  const notes = [
    ...(otherRules > 0 ? [say("reconcile.other-rules", { count: otherRules })] : []),
    ...(unknown.length > 0
      ? [
          say("reconcile.unknown", {
            rules,
            nodes: unknown.map(({ node, rows }) => `${node} (${rows})`).join(say("list.comma")),
          }),
        ]
      : []),
  ];
  return [
    say("shop.line", { name: shop.name, industry, type: say(`shop-type.${shop.shopType}` as Key) }),
    ink.bold(paragraph(heading, io.stdout.columns, "")),
    ink.dim(say("reconcile.facts", { from: from!, to: to!, rules })),
    ...notes.map((note) => paragraph(note, io.stdout.columns, "")),
  ].join("\n");
}

function figureTable({ figures }: ReconciledShop, call: Call): string {
  const { say, pick, ink, io } = call;
  const right = "right" as const;
  const columns = [
    { title: say("reconcile.node"), widest: 30 },
    { title: say("reconcile.part") },
    { title: say("reconcile.compared"), align: right, spare: 1 },
    { title: say("reconcile.agree"), align: right },
    { title: say("reconcile.missing"), align: right, spare: 3 },
    { title: say("reconcile.mean"), align: right },
    { title: say("reconcile.absolute"), align: right, spare: 2 },
    { title: say("reconcile.largest"), spare: 4 },
  ];
  const rows = figures.map((line): TableCell[] => {
    const { compared, agree, missing, meanDifference, meanAbsolute } = line;
    const agreed = `${agree}/${compared}`;
    return [
      pick(line.title),
      say(`reconcile.part-${line.part}`),
      figure(compared, 0),
      compared === 0 ? "—" : { text: agreed, ink: agree === compared ? ink.good : ink.bad },
      missing === 0 ? "" : figure(missing, 0),
      meanDifference === null ? "—" : differenceText(meanDifference, line),
      meanAbsolute === null ? "—" : differenceText(meanAbsolute, line).replace("+", ""),
      largestText(line, call),
    ];
  });
  return table(columns, rows, io.stdout.columns);
}

/** A difference in the figure's unit, with one decimal more than the page writes. */
function differenceText(difference: number, { unit, decimals }: FigureLine): string {
  return unit === "share"
    ? `${signed(100 * difference, Math.min(4, Math.max(0, decimals - 2) + 1))}%`
    : signed(difference, Math.min(4, decimals + 1));
}

function largestText({ days, part, unit, compared, agree }: FigureLine, call: Call): string {
  if (agree === compared) return "";
  const distance = ({ page, ours }: FigureLine["days"][number]) =>
    ours === null ? -1 : Math.abs(ours - page);
  const worst = days.reduce((most, day) => (distance(day) > distance(most) ? day : most));
  const text = (value: number) => (part === "value" ? metricValue(value, unit, call) : figure(value, 2));
  return call.say("reconcile.largest-day", {
    date: worst.date,
    page: text(worst.page),
    ours: text(worst.ours!),
  });
}

function variantTable({ variants, shops }: ReconcileReport, call: Call): string {
  const { say, pick, ink, io } = call;
  if (variants === null) {
    const compared = shops.some(({ figures }) =>
      figures.some((line) => line.part === "value" && line.compared > 0),
    );
    return compared ? say("reconcile.all-agree") : "";
  }
  const { ranking, adopted, by } = variants;
  const right = "right" as const;
  const columns = [
    { title: say("reconcile.variant"), widest: 46 },
    { title: say("reconcile.variant-agree"), align: right },
    { title: say("reconcile.differs"), align: right, spare: 2 },
    { title: say("reconcile.days"), align: right, spare: 1 },
    { title: say("reconcile.p"), align: right, spare: 3 },
    { title: "" },
  ];
  const tellable = ranking.filter(({ id, differs }) => id === "usual" || differs > 0);
  const told = tellable.filter((line, i) => i < VARIANTS_TOLD || line.id === "usual");
  const same = ranking.length - tellable.length;
  const rows = told.map((line, i): TableCell[] => [
    pick(line.title),
    `${line.agree}/${line.compared}`,
    line.id === "usual" ? "" : figure(line.differs, 0),
    line.id === "usual" ? "" : `${line.better}/${line.worse}`,
    line.id === "usual" ? "" : chanceText(line.pValue),
    i === 0 ? { text: say("reconcile.best"), ink: ink.good } : line.tied ? say("reconcile.tied") : "",
  ]);
  const usual = ranking.find(({ id }) => id === "usual")!;
  const named = adopted.map((id) => ranking.find((line) => line.id === id)!);
  const notes = [
    ...named.map((line, i) => adoptedText(line, i, call)),
    ...(by === "values" && named.length === 0
      ? [say("reconcile.not-adopted", { agree: usual.agree, compared: usual.compared })]
      : []),
    ...(same > 0 ? [say("reconcile.same-figures", { count: same })] : []),
    ...(told.some(({ tied }, i) => i > 0 && tied) ? [say("reconcile.tied-note")] : []),
  ];
  const key = by === "values" ? "reconcile.variants" : "reconcile.variants-points";
  return [
    paragraph(say(key, { count: ranking.length - 1 }), io.stdout.columns, ""),
    table(columns, rows, io.stdout.columns),
    ...notes.map((note) => paragraph(note, io.stdout.columns, "  ")),
  ].join("\n");
}

function adoptedText({ title, remedy }: VariantLine, i: number, { say, pick }: Call): string {
  const key = i === 0 ? "reconcile.adopted" : "reconcile.adopted-next";
  return say(key, { title: pick(title), remedy: remedy === null ? "" : pick(remedy) });
}

function chanceText(p: number): string {
  return p < 0.001 ? "<0.1%" : percent(p, 1);
}

function learntTables(report: ReconcileReport, call: Call): string[] {
  const { learnt, notLearnt } = report;
  const { say, io } = call;
  if (learnt === null) return [paragraph(say(`reconcile.not-learnt.${notLearnt!}`), io.stdout.columns, "")];
  return [standardTable(learnt, call), weightTable(learnt, call), heldOutTable(learnt, call)];
}

type LearntPart = NonNullable<ReconcileReport["learnt"]>;

function standardTable({ standards, days, draws }: LearntPart, call: Call): string {
  const { say, pick, io } = call;
  const right = "right" as const;
  const columns = [
    { title: say("reconcile.metric"), widest: 30 },
    { title: say("reconcile.known") },
    { title: say("reconcile.seen"), align: right },
    { title: say("reconcile.at-low"), align: right, spare: 2 },
    { title: say("reconcile.at-high"), align: right, spare: 1 },
  ];
  const rows = standards.map((line): TableCell[] => {
    const ends = line.seen ?? [Number.NaN, Number.NaN];
    return [
      pick(line.title),
      knownText(line, call),
      line.seen === null ? "—" : ends.map((value) => metricValue(value, line.unit, call)).join(" – "),
      ...ends.map((value) =>
        line.seen === null
          ? "—"
          : say("reconcile.points", {
              before: figure(pointsAt(line.kind, line.shipped, value), 1),
              after: figure(pointsAt(line.kind, line.learnt, value), 1),
            }),
      ),
    ];
  });
  return [
    say("reconcile.learnt", { days, draws }),
    table(columns, rows, io.stdout.columns),
    paragraph(say("reconcile.known-note"), io.stdout.columns, "  "),
  ].join("\n");
}

function knownText({ status, known }: Pick<LearntStandard, "status" | "known">, { say }: Call): string {
  return say(`reconcile.known-${status}`, { share: percent(known, 0) });
}

/** Points of `value` under knots by rising value: straight lines, flat beyond the ends; of tiers the best bound that is met. */
function pointsAt(kind: LearntStandard["kind"], knots: LearntStandard["shipped"], value: number): number {
  const higher = knots.at(-1)![1] > knots[0]![1];
  if (kind === "tiers") {
    const met = knots.filter(([bound]) => (higher ? value >= bound : value <= bound));
    return Math.max(50, ...met.map(([, points]) => points));
  }
  if (value <= knots[0]![0]) return knots[0]![1];
  for (let i = 1; i < knots.length; i++) {
    const [[from, low], [to, high]] = [knots[i - 1]!, knots[i]!];
    if (value <= to) return low + ((value - from) / (to - from)) * (high - low);
  }
  return knots.at(-1)![1];
}

function weightTable({ weights }: LearntPart, call: Call): string {
  const { say, pick, io } = call;
  if (weights.length === 0) return "";
  const columns = [
    { title: say("reconcile.table") },
    { title: say("reconcile.known") },
    { title: say("reconcile.weight"), widest: 72 },
  ];
  const rows = weights.map(({ title, members, status, known }): TableCell[] => [
    pick(title),
    knownText({ status, known }, call),
    members
      .map(({ title: name, shipped, learnt, interval: [low, high] }) =>
        say("reconcile.member", {
          ...{ title: pick(name), shipped: figure(shipped, 0), learnt: figure(learnt, 0) },
          ...{ low: figure(low, 0), high: figure(high, 0) },
        }),
      )
      .join(say("list.comma")),
  ]);
  return [say("reconcile.weights"), table(columns, rows, io.stdout.columns)].join("\n");
}

function heldOutTable({ heldOut, standards }: LearntPart, call: Call): string {
  const { say, pick, io } = call;
  if (heldOut === null) return say("reconcile.not-held-out");
  const { from, to, nodes } = heldOut;
  const right = "right" as const;
  const scale = standards.some(({ shipped }) => shipped.some(([, points]) => points > 5)) ? 1 : 0.05;
  const columns = [
    { title: say("reconcile.node") },
    { title: say("reconcile.held-days"), align: right },
    { title: say("reconcile.held-within", { scale }), align: right },
    { title: say("reconcile.held-mean"), align: right },
  ];
  const rows = nodes.map(({ title, days, within, meanAbsolute }): TableCell[] => [
    pick(title),
    figure(days, 0),
    say("reconcile.points", { before: figure(within.before, 0), after: figure(within.after, 0) }),
    say("reconcile.points", { before: figure(meanAbsolute.before, 2), after: figure(meanAbsolute.after, 2) }),
  ]);
  return [
    paragraph(say("reconcile.held-out", { from, to }), io.stdout.columns, ""),
    table(columns, rows, io.stdout.columns),
    paragraph(say("reconcile.final"), io.stdout.columns, "  "),
  ].join("\n");
}

function closing({ overrides, seed }: ReconcileReport, call: Call): string {
  const { say, io } = call;
  const written = call.every("output").some((file) => file.endsWith(".yaml"));
  const lines = [
    ...(overrides !== null && !written ? [say("reconcile.write")] : []),
    say("reconcile.seed", { seed }),
  ];
  return lines.map((line) => paragraph(line, io.stdout.columns, "")).join("\n");
}
