import { formatDay, parseDay } from "@scorecast/core";
import type { ScoreReport } from "@scorecast/core/report";
import type { Chance, GoalPlan, GoalReport } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { askedBackwards } from "./asked-backwards.ts";
import { chance, figure, percent, plainNumber, signed } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { questionText } from "./question.ts";
import { type TableCell, table } from "./table.ts";

const OFFERED_ROWS = 12;
const MONEY_UNIT = 100;

/** The answer in a sentence, the plan, plans of other measures, what binds, and what each measure does alone. */
export function goalView(report: GoalReport, score: ScoreReport, call: Call): string {
  const parts = [
    opening(report, score, call),
    planTable(report, call),
    beyondTable(report, call),
    othersTable(report, call),
    room(report, call),
    offeredTable(report, call),
    askedBackwards(report, call),
    trust(report, call),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function money(amount: number): string {
  return figure(amount, 0);
}

function shown({ value, interval }: Chance): { chance: string; low: string; high: string } {
  return { chance: chance(value, interval), low: percent(interval[0], 1), high: percent(interval[1], 1) };
}

function opening(report: GoalReport, score: ScoreReport, call: Call): string {
  const { say, ink, io } = call;
  const { plan, target, priced, verdict, strongest } = report;
  const most = shown(strongest.chance);
  const blanks = {
    ...shown(plan.chance),
    question: questionText(target.question, score, call),
    asked: `${target.wanted ? "≥" : "≤"} ${percent(target.wanted ? target.probability : 1 - target.probability, 0)}`,
    before: shown(report.baseline).chance,
    count: plan.measures.length,
    cost: money(plan.cost?.value ?? 0),
    budget: money(report.budget ?? 0),
    beyond: money(report.beyondBudget?.cost?.value ?? 0),
    ...{ strongest: most.chance, strongestLow: most.low, strongestHigh: most.high },
  };
  const heading = {
    met: () => say("goal.met", blanks),
    reached: () => say(priced ? "goal.reached" : "goal.reached-unpriced", blanks),
    "over-budget": () => say("goal.over-budget", blanks),
    unreachable: () =>
      [say("goal.unreachable", blanks), say(priced ? "goal.best" : "goal.best-unpriced", blanks)].join(
        call.language === "zh" ? "" : " ",
      ),
    undecided: () => say("goal.undecided", blanks),
  }[verdict]();
  const facts = say("goal.facts", {
    ...{ name: report.shop.name, rules: report.rules, start: report.start, days: report.horizon },
    search: figure(report.replications.search, 0),
    fresh: figure(report.replications.fresh, 0),
  });
  return [ink.bold(paragraph(heading, io.stdout.columns, "")), ink.dim(facts)].join("\n");
}

function planTable({ plan, verdict, priced }: GoalReport, call: Call): string {
  if (verdict === "met") return "";
  const { say } = call;
  const body = plan.measures.length === 0 ? `  ${say("goal.nothing")}` : measureTable(plan, priced, call);
  return [say("goal.plan"), body].join("\n");
}

function measureTable({ measures }: GoalPlan, priced: boolean, call: Call): string {
  const { say, pick } = call;
  const right = "right" as const;
  const columns = [
    { title: say("goal.measure"), widest: 34 },
    { title: say("goal.dose"), align: right },
    { title: say("goal.from") },
    ...(priced
      ? [
          { title: say("goal.cost"), align: right },
          { title: say("goal.split"), spare: 1 },
        ]
      : []),
  ];
  const rows = measures.map(({ title, product, dose, from, cost }): TableCell[] => [
    product === null ? pick(title) : `${pick(title)} ${product}`,
    plainNumber(dose),
    from,
    ...(cost
      ? [
          say("goal.yuan", { amount: money(cost.total) }),
          say("goal.split-parts", {
            ...{ once: money(cost.once), perDay: money(cost.perDay), perOrder: money(cost.perOrder) },
          }),
        ]
      : []),
  ]);
  return table(columns, rows, call.io.stdout.columns);
}

function beyondTable({ beyondBudget, priced }: GoalReport, call: Call): string {
  return beyondBudget ? [call.say("goal.beyond"), measureTable(beyondBudget, priced, call)].join("\n") : "";
}

function othersTable({ others, plan, priced }: GoalReport, call: Call): string {
  if (others.length === 0) return "";
  const { say } = call;
  const right = "right" as const;
  const columns = [
    { title: say("goal.measure"), widest: 40 },
    ...(priced ? [{ title: say("goal.cost"), align: right }] : []),
    { title: say("goal.chance"), align: right },
    { title: say("goal.against"), spare: 1, widest: 36 },
  ];
  const rows = others.map((other): TableCell[] => [
    other.measures.map((one) => measureText(one, call)).join("\n"),
    ...(priced ? [say("goal.yuan", { amount: money(other.cost!.value) })] : []),
    chanceText(other.chance, call),
    besideText(other, plan, priced, call),
  ]);
  return [say("goal.others"), table(columns, rows, call.io.stdout.columns)].join("\n");
}

function measureText({ title, product, dose, from }: GoalPlan["measures"][number], { pick }: Call): string {
  return `${pick(title)}${product === null ? "" : ` ${product}`} ${plainNumber(dose)} · ${from}`;
}

function chanceText(value: Chance, { say }: Call): string {
  const { chance: middle, low, high } = shown(value);
  return say("goal.ranged", { value: middle, low, high });
}

function besideText({ beside, measures }: GoalPlan, plan: GoalPlan, priced: boolean, { say }: Call): string {
  const { chance: difference, interval, dearer, near } = beside!;
  const more = measures.length - plan.measures.length;
  const cost = !priced
    ? more === 0
      ? say("goal.same-count")
      : say("goal.more-measures", { count: more })
    : near
      ? say("goal.near-cost")
      : say("goal.dearer", { share: percent(dearer, 0) });
  const points = figure(100 * Math.abs(difference), 1);
  const apart = interval[0] > 0 || interval[1] < 0;
  const odds = !apart
    ? say("goal.tied")
    : say(difference > 0 ? "goal.likelier" : "goal.less-likely", { points });
  return `${cost}; ${odds}`;
}

function room(report: GoalReport, call: Call): string {
  const { say, pick, io } = call;
  const { verdict, plan, binding, unspent, nextStep, latestStart, priced, offered } = report;
  if (verdict === "met") return "";
  const titleOf = (id: string | null) => {
    const one = offered.find((line) => line.id === id);
    return one ? pick(one.title) : (id ?? "");
  };
  const lines = [
    ...binding.map(({ kind, lever, other }) =>
      say(`goal.bind.${kind}`, { lever: titleOf(lever), other: titleOf(other) }),
    ),
    ...(binding.length === 0 && verdict === "reached" ? [say("goal.bind.none")] : []),
    ...(unspent === null ? [] : [say("goal.unspent", { amount: money(unspent) })]),
    ...(!priced
      ? []
      : nextStep === null
        ? [say("goal.no-next")]
        : [
            say("goal.next", {
              ...{ lever: titleOf(nextStep.lever), dose: plainNumber(nextStep.dose), from: nextStep.from },
              ...{ money: money(nextStep.money), points: signed(100 * nextStep.chance, 1) },
              low: signed(100 * nextStep.interval[0], 1),
              high: signed(100 * nextStep.interval[1], 1),
              unit: MONEY_UNIT,
              rate: figure((100 * MONEY_UNIT * nextStep.chance) / nextStep.money, 2),
            }),
          ]),
    ...(verdict !== "reached" || latestStart.plan === null
      ? []
      : [
          latestStart.plan === plan.measures.map(({ from }) => from).sort()[0]
            ? say("goal.latest-plan-late")
            : say("goal.latest-plan", { day: latestStart.plan }),
        ]),
    ...(latestStart.strongest === null ? [] : [say("goal.latest-strongest", { day: latestStart.strongest })]),
  ];
  return [say("goal.room"), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join("\n");
}

function offeredTable({ offered }: GoalReport, call: Call): string {
  if (offered.length === 0) return "";
  const { say, pick, io } = call;
  const right = "right" as const;
  const columns = [
    { title: say("goal.measure"), widest: 34 },
    { title: say("goal.gain"), align: right },
    { title: say("goal.alone"), align: right },
    { title: say("goal.verdict"), spare: 1, widest: 30 },
  ];
  const lines = [...offered].sort((a, b) => b.gain - a.gain);
  const rows = lines
    .slice(0, OFFERED_ROWS)
    .map((line): TableCell[] => [
      line.id === line.use ? pick(line.title) : `${pick(line.title)} (${line.id})`,
      say("goal.gain-error", { gain: signed(line.gain, 2), error: figure(1.96 * line.standardError, 2) }),
      shown(line.chance).chance,
      say(`goal.verdict.${line.verdict}`),
    ]);
  const rest = lines.length - rows.length;
  return [
    say("goal.offered"),
    table(columns, rows, io.stdout.columns),
    ...(rest > 0 ? [paragraph(say("goal.more-offered", { count: rest }), io.stdout.columns, "  ")] : []),
  ].join("\n");
}

function trust(report: GoalReport, call: Call): string {
  const { say, io } = call;
  const { plan, verdict, aim, priced } = report;
  const notes = [
    ...(verdict === "met"
      ? []
      : [
          say("goal.curse", { searched: shown(plan.searched).chance, fresh: shown(plan.chance).chance }),
          say("goal.aim", { aim: percent(aim, 1) }),
          priced ? say("goal.effects", { end: endOf(report) }) : say("goal.effects-unpriced"),
        ]),
    say("forecast.seed", { seed: report.seed }),
  ];
  return [say("goal.note.title"), ...notes.map((note) => paragraph(note, io.stdout.columns, "  "))].join(
    "\n",
  );
}

function endOf({ start, horizon }: GoalReport): string {
  return formatDay(parseDay(start)! + horizon);
}
