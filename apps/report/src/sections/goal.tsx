import type { Chance, GoalPlan, GoalReport } from "@scorecast/simulator/report";
import { PlanFront, type PlanFrontData } from "../charts/plan-front.tsx";
import { PlanTimeline, type PlanTimelineData } from "../charts/plan-timeline.tsx";
import { conditionText, nodeText } from "../node-value.ts";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { InverseCard } from "../parts/inverse-card.tsx";
import { parseQuestion } from "../question.ts";
import type { View } from "../view.ts";

type GoalView = View & { readonly goal: GoalReport };

/** The cheapest way to a target: the answer in a sentence, chance against cost, what begins when, other plans, what binds. */
export function GoalSection(props: GoalView) {
  const { goal } = props;
  return (
    <>
      <p class="say">{goalSentence(props)}</p>
      {goal.front.length > 1 ? <FrontFigure {...props} /> : null}
      {goal.plan.measures.length > 0 ? <PlanFigure {...props} /> : null}
      <div class="card">
        <h3>{props.locale.t("goal.others-title")}</h3>
        <PlansTable {...props} />
        <p class="note">{props.locale.t("goal.fresh-note", shownOf(goal.plan, props))}</p>
      </div>
      {goal.verdict === "met" ? null : <RoomCard {...props} />}
      <InverseCard {...props} inverse={goal.inverse} />
    </>
  );
}

function shownOf(plan: GoalPlan, { locale }: GoalView) {
  return { searched: chanceText(plan.searched, locale), fresh: chanceText(plan.chance, locale) };
}

function chanceText({ value, interval }: Chance, locale: View["locale"]): string {
  if (value >= 0.9995) return `>${locale.percent(Math.floor(1000 * interval[0]) / 1000, 1)}`;
  if (value < 0.0005) return `<${locale.percent(Math.ceil(1000 * interval[1]) / 1000, 1)}`;
  return locale.percent(value, 1);
}

function rangeText(chance: Chance, locale: View["locale"]): string {
  return locale.t("goal.ranged", {
    value: chanceText(chance, locale),
    low: locale.percent(chance.interval[0], 1),
    high: locale.percent(chance.interval[1], 1),
  });
}

/** The event of the target in words, and what is asked of its chance. */
function targetText({ goal, dossier, locale }: GoalView): { condition: string; asked: string } {
  const { question, wanted, probability } = goal.target;
  const parsed = parseQuestion(question);
  const event =
    parsed &&
    `${nodeText(parsed.node, dossier, locale)}${locale.lang === "zh" ? "" : " "}${conditionText(parsed, dossier, locale)}`;
  const condition =
    parsed === null
      ? question
      : parsed.kind === "on"
        ? locale.t("goal.on", { condition: event!, date: locale.date(parsed.date) })
        : locale.t("goal.ever", { condition: event! });
  const asked = `${wanted ? "≥" : "≤"} ${locale.percent(wanted ? probability : 1 - probability)}`;
  return { condition, asked };
}

/** The answer in one sentence. */
export function goalSentence(view: GoalView): string {
  const { goal, locale } = view;
  const { plan, priced, strongest, beyondBudget } = goal;
  const blanks = {
    ...targetText(view),
    chance: rangeText(plan.chance, locale),
    before: chanceText(goal.baseline, locale),
    count: plan.measures.length,
    cost: locale.money(plan.cost?.value ?? 0),
    budget: locale.money(goal.budget ?? 0),
    beyond: locale.money(beyondBudget?.cost?.value ?? 0),
    strongest: rangeText(strongest.chance, locale),
  };
  switch (goal.verdict) {
    case "met":
      return locale.t("goal.met", blanks);
    case "reached":
      return locale.t(priced ? "goal.reached" : "goal.reached-unpriced", blanks);
    case "over-budget":
      return locale.t("goal.over-budget", blanks);
    case "unreachable":
      return locale.t(priced ? "goal.unreachable" : "goal.unreachable-unpriced", blanks);
    case "undecided":
      return locale.t("goal.undecided", blanks);
    default:
      return goal.verdict satisfies never;
  }
}

function measuresText(plan: Pick<GoalPlan, "measures">, { locale }: GoalView): string {
  if (plan.measures.length === 0) return locale.t("goal.nothing");
  return plan.measures
    .map(({ title, product, dose, from }) =>
      locale.t("goal.measure", {
        lever: product === null ? locale.pick(title) : `${locale.pick(title)} ${product}`,
        dose: plainDose(dose, locale),
        from: locale.shortDate(from),
      }),
    )
    .join(locale.t("punctuation.join"));
}

function plainDose(dose: number, locale: View["locale"]): string {
  return locale.number(dose, Number.isInteger(dose) ? 0 : 2);
}

/** The plans from nothing to everything, the recommended one among them. */
export function frontOf({ front, plan, target, budget, priced }: GoalReport): PlanFrontData {
  const cost = plan.cost?.value ?? plan.measures.length;
  return {
    points: front.map((point) => ({
      cost: point.cost,
      chance: point.chance.value,
      interval: point.chance.interval,
      chosen: point.cost === cost && point.chance.value === plan.chance.value,
    })),
    asked: target.probability,
    ...{ budget, priced },
  };
}

/** What begins when, with dose and cost in words. */
export function timelineOf({ start, horizon, plan }: GoalReport, locale: View["locale"]): PlanTimelineData {
  const end = new Date(Date.parse(start) + horizon * 86_400_000).toISOString().slice(0, 10);
  const rows = plan.measures.map(({ id, title, product, dose, from, until, cost }) => ({
    id,
    label: product === null ? locale.pick(title) : `${locale.pick(title)} ${product}`,
    note: cost
      ? locale.t("goal.dose-cost", { dose: plainDose(dose, locale), cost: locale.money(cost.total) })
      : locale.t("goal.dose-only", { dose: plainDose(dose, locale) }),
    ...{ from, until },
  }));
  return { dates: [start, end], rows };
}

function FrontFigure(view: GoalView) {
  const { goal, locale, size } = view;
  const data = frontOf(goal);
  const titleOf = (id: string) => {
    const one = goal.offered.find((line) => line.id === id);
    return one ? locale.pick(one.title) : id;
  };
  return (
    <ChartFigure
      title={locale.t("goal.front-title")}
      note={locale.t(goal.target.wanted ? "goal.front-note" : "goal.front-note-avoid")}
      locale={locale}
      columns={[
        { title: locale.t("goal.column-measures") },
        { title: locale.t(goal.priced ? "goal.column-cost" : "goal.count-axis"), numeric: true },
        { title: locale.t("goal.column-chance"), numeric: true },
      ]}
      rows={() =>
        goal.front.map(({ cost, chance, measures }, i) => ({
          id: String(i),
          cells: [
            measures.length === 0
              ? locale.t("goal.nothing")
              : measures
                  .map(({ id, dose, from }) =>
                    locale.t("goal.measure", {
                      ...{ lever: titleOf(id), dose: plainDose(dose, locale), from: locale.shortDate(from) },
                    }),
                  )
                  .join(locale.t("punctuation.join")),
            goal.priced ? locale.money(cost) : locale.number(cost, 0),
            rangeText(chance, locale),
          ],
        }))
      }
    >
      <PlanFront data={data} locale={locale} size={size} />
    </ChartFigure>
  );
}

function PlanFigure(view: GoalView) {
  const { goal, locale, size } = view;
  const timeline = timelineOf(goal, locale);
  const money = (value: number | undefined) =>
    value === undefined ? locale.t("no-data") : locale.money(value);
  return (
    <ChartFigure
      title={locale.t("goal.timeline-title")}
      note={locale.t(goal.priced ? "goal.timeline-note" : "goal.unpriced-note", {
        date: locale.date(timeline.dates[1]),
      })}
      locale={locale}
      columns={[
        { title: locale.t("goal.column-measures") },
        { title: locale.t("goal.column-dose"), numeric: true },
        { title: locale.t("goal.column-from") },
        ...(["once", "day", "order", "all"] as const).map((part) => ({
          title: locale.t(`goal.part.${part}`),
          numeric: true,
        })),
      ]}
      rows={() =>
        goal.plan.measures.map(({ id, title, dose, from, cost }) => ({
          id,
          cells: [
            locale.pick(title),
            plainDose(dose, locale),
            locale.date(from),
            ...[cost?.once, cost?.perDay, cost?.perOrder, cost?.total].map(money),
          ],
        }))
      }
    >
      <PlanTimeline data={timeline} locale={locale} size={size} />
      <ul class="plain-list">
        {goal.plan.measures.map(({ id, title, advice }) => (
          <li key={id}>
            <strong>{locale.pick(title)}</strong> {locale.pick(advice)}
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}

function PlansTable(view: GoalView) {
  const { goal, locale } = view;
  const { plan, others, beyondBudget, strongest, priced } = goal;
  const rows = [
    { plan, name: locale.t("goal.plan") },
    ...others.map((other, i) => ({ plan: other, name: locale.t("goal.other", { number: i + 2 }) })),
    ...(beyondBudget ? [{ plan: beyondBudget, name: locale.t("goal.beyond-name") }] : []),
    { plan: strongest, name: locale.t("goal.strongest-name") },
  ];
  return (
    <DataTable
      caption={locale.t("goal.others-title")}
      stack
      columns={[
        { title: locale.t("goal.column-plan") },
        { title: locale.t("goal.column-measures") },
        ...(priced ? [{ title: locale.t("goal.column-cost"), numeric: true, tight: true }] : []),
        { title: locale.t("goal.column-chance"), numeric: true },
        { title: locale.t("goal.column-beside") },
      ]}
      rows={rows.map(({ plan: own, name }) => ({
        id: own.id,
        cells: [
          name,
          measuresText(own, view),
          ...(priced ? [locale.money(own.cost?.value ?? 0)] : []),
          rangeText(own.chance, locale),
          besideText(own, view),
        ],
      }))}
    />
  );
}

/** How another plan differs from the recommended one in cost and chance. */
export function besideText({ beside, measures }: GoalPlan, { goal, locale }: GoalView): string {
  if (!beside) return "—";
  const more = measures.length - goal.plan.measures.length;
  const cost = !goal.priced
    ? locale.t("goal.more-measures", { more: locale.signed(more, 0) })
    : beside.near
      ? locale.t("goal.near")
      : locale.t("goal.dearer", { share: locale.percent(beside.dearer, 0) });
  const apart = beside.interval[0] > 0 || beside.interval[1] < 0;
  const odds = apart
    ? locale.t("goal.chance-apart", { points: locale.signed(100 * beside.chance, 1) })
    : locale.t("goal.tied");
  return [cost, odds].join(locale.t("punctuation.join"));
}

function RoomCard({ goal, locale }: GoalView) {
  const { binding, unspent, nextStep, latestStart, priced, offered, verdict } = goal;
  const titleOf = (id: string | null) => {
    const one = offered.find((line) => line.id === id);
    return one ? locale.pick(one.title) : (id ?? "");
  };
  const lines = [
    ...binding.map(({ kind, lever, other }) =>
      kind === "exclusive"
        ? locale.t("goal.bind.exclusive", { lever: titleOf(lever), other: titleOf(other) })
        : kind === "budget"
          ? locale.t("goal.bind.budget")
          : locale.t(`goal.bind.${kind}`, { lever: titleOf(lever) }),
    ),
    ...(unspent === null ? [] : [locale.t("goal.unspent", { amount: locale.money(unspent) })]),
    ...(nextStep === null
      ? priced
        ? [locale.t("goal.no-next")]
        : []
      : [
          locale.t("goal.next", {
            ...{ lever: titleOf(nextStep.lever), dose: plainDose(nextStep.dose, locale) },
            ...{ from: locale.date(nextStep.from), money: locale.money(nextStep.money) },
            points: locale.signed(100 * nextStep.chance, 1),
            low: locale.signed(100 * nextStep.interval[0], 1),
            high: locale.signed(100 * nextStep.interval[1], 1),
          }),
        ]),
    ...(verdict === "reached" && latestStart.plan !== null
      ? [locale.t("goal.latest-plan", { date: locale.date(latestStart.plan) })]
      : []),
    ...(latestStart.strongest === null
      ? []
      : [locale.t("goal.latest-strongest", { date: locale.date(latestStart.strongest) })]),
  ];
  return (
    <div class="card">
      <h3>{locale.t("goal.room-title")}</h3>
      <ul class="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
