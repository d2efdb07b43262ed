import { formatDay } from "@scorecast/core";
import type { InverseAnswers } from "@scorecast/core/report";
import { leverById } from "../levers/registry.ts";
import type {
  BindingConstraint,
  Chance,
  GoalPlan,
  GoalReport,
  PlannedMeasure,
} from "../report/goal-report.ts";
import type { Study } from "../study/plan-study.ts";
import { assumptionsOf } from "../study/simulation-assumptions.ts";
import { momentsOf, Z975 } from "../study/summaries.ts";
import { type Candidate, costAt, type Setting } from "./candidate.ts";
import type { GoalProblem } from "./problem.ts";
import { FRESH_TIMES, type GoalAnswer, type Judged, verdictOn } from "./search-goal.ts";
import type { Tried } from "./trial-book.ts";

/** Plans within this share of the recommended one's cost are nearly as cheap. */
const NEARLY = 0.02;

/** @param inverse what the record itself answers */
export function reportGoal(
  study: Study,
  problem: GoalProblem,
  answer: GoalAnswer,
  inverse: InverseAnswers,
): GoalReport {
  const { state, input } = study;
  const { shop } = state;
  const { target, budget, priced, offered, replications } = problem;
  const { plan, found } = answer;
  const planOf = (judged: Judged, id: string, beside: Judged | null) => goalPlan(problem, judged, id, beside);
  const cost = priced ? plan.fresh.cost : null;
  return {
    formatVersion: 1,
    kind: "goal",
    program: input.program,
    shop: { id: shop.id, name: shop.name, industry: shop.industry, shopType: shop.shopType },
    rules: state.rules.id,
    input: input.input,
    seed: state.seed,
    start: formatDay(state.start),
    horizon: state.horizon,
    target: {
      ...{ text: target.text, question: target.question.text },
      ...{ wanted: target.wanted, probability: target.probability },
    },
    budget,
    priced,
    verdict: answer.verdict,
    replications: { search: replications, fresh: FRESH_TIMES * replications, simulated: answer.simulated },
    freshSeed: answer.freshSeed,
    aim: answer.aim,
    baseline: chanceOf(answer.baseline.fresh),
    strongest: planOf(answer.strongest, "strongest", null),
    plan: planOf(plan, "plan", null),
    beyondBudget: answer.beyondBudget && planOf(answer.beyondBudget, "beyond-budget", plan),
    others: answer.others.map((other, i) => planOf(other, `plan-${i + 2}`, plan)),
    binding: bindingOf(problem, answer),
    unspent: budget === null || cost === null ? null : budget - cost,
    nextStep: answer.nextStep && {
      ...settingLine(problem, answer.nextStep.setting),
      ...{ money: answer.nextStep.money, chance: answer.nextStep.chance },
      ...{ interval: answer.nextStep.interval, standardError: answer.nextStep.standardError },
    },
    latestStart: { plan: dayOf(answer.latestStart.plan), strongest: dayOf(answer.latestStart.strongest) },
    front: answer.front.map((tried) => ({
      cost: tried.cost,
      chance: chanceOf(tried),
      measures: tried.candidate.map((setting) => {
        const { lever, ...line } = settingLine(problem, setting);
        return { id: lever, ...line };
      }),
    })),
    offered: (found?.singles ?? []).map(({ lever, tried, gain, standardError, verdict }) => ({
      ...{ id: offered[lever]!.id, use: offered[lever]!.use, title: leverById(offered[lever]!.use).title },
      ...{ gain, standardError, chance: chanceOf(tried) },
      verdict: found!.leftOut.some((one) => one.lever === lever) ? "left-out" : verdict,
    })),
    assumptions: [...input.assumptions, ...assumptionsOf(state)],
    priors: study.priors,
    inverse,
  };
}

function chanceOf({ probability, interval, standardError }: Tried): Chance {
  return { value: probability, interval, standardError };
}

function dayOf(day: number | null): string | null {
  return day === null ? null : formatDay(day);
}

function settingLine({ offered }: GoalProblem, { lever, dose, from }: Setting) {
  return { lever: offered[lever]!.id, from: formatDay(from), dose: offered[lever]!.doses[dose]! };
}

function goalPlan(
  problem: GoalProblem,
  { searched, fresh }: Judged,
  id: string,
  beside: Judged | null,
): GoalPlan {
  const costs = momentsOf(fresh.outcome.cost)!;
  return {
    id,
    measures: measuresOf(problem, fresh.candidate, fresh),
    chance: chanceOf(fresh),
    searched: chanceOf(searched),
    cost: problem.priced ? { value: fresh.cost, standardError: costs.sd / Math.sqrt(costs.count) } : null,
    verdict: verdictOn(fresh, problem.target.probability),
    beside: beside && besideOf(fresh, beside.fresh),
  };
}

function measuresOf(problem: GoalProblem, candidate: Candidate, fresh: Tried): PlannedMeasure[] {
  const { offered, start, horizon, priced } = problem;
  const fixed = candidate.map(({ lever, dose, from }) => {
    const { until, doses } = offered[lever]!;
    const cost = costAt(offered[lever]!, doses[dose]!) ?? { once: 0, perDay: 0, perOrder: 0 };
    const days = Math.max(0, Math.min(until ?? start + horizon - 1, start + horizon - 1) - from + 1);
    return { once: days > 0 ? cost.once : 0, perDay: cost.perDay * days, weight: cost.perOrder * days };
  });
  const known = fixed.reduce((sum, { once, perDay }) => sum + once + perDay, 0);
  const weights = fixed.reduce((sum, { weight }) => sum + weight, 0);
  return candidate.map(({ lever, dose, from }, i) => {
    const { id, use, until, doses, product } = offered[lever]!;
    const { once, perDay, weight } = fixed[i]!;
    const perOrder = weights > 0 ? ((fresh.cost - known) * weight) / weights : 0;
    const { title, advice } = leverById(use);
    return {
      ...{ id, use, title, advice, product: product ?? null, from: formatDay(from), until: dayOf(until) },
      dose: doses[dose]!,
      cost: priced ? { once, perDay, perOrder, total: once + perDay + perOrder } : null,
    };
  });
}

function besideOf(own: Tried, plan: Tried): NonNullable<GoalPlan["beside"]> {
  const differences = Float64Array.from(own.outcome.met, (met, r) => met - plan.outcome.met[r]!);
  const { mean, sd, count } = momentsOf(differences)!;
  const half = (Z975 * sd) / Math.sqrt(count);
  const dearer = plan.cost > 0 ? own.cost / plan.cost - 1 : own.cost > 0 ? Number.MAX_VALUE : 0;
  return {
    chance: mean,
    interval: [mean - half, mean + half],
    dearer,
    near: dearer <= NEARLY,
  };
}

/** Bounds that the recommended plan touches, where moving them could make it cheaper or likelier. */
function bindingOf(problem: GoalProblem, { plan, verdict, found }: GoalAnswer): BindingConstraint[] {
  const { offered, exclusive, budget } = problem;
  const lines: BindingConstraint[] = [];
  const line = (kind: BindingConstraint["kind"], lever: number | null, other: number | null = null) =>
    lines.push({
      kind,
      lever: lever === null ? null : offered[lever]!.id,
      other: other === null ? null : offered[other]!.id,
    });
  if (budget !== null && verdict === "over-budget") line("budget", null);
  const helps = new Set(found?.sets.flatMap(({ levers }) => levers));
  for (const { lever, dose, from } of plan.fresh.candidate) {
    const { doses, earliest, latest } = offered[lever]!;
    if (doses.length > 1 && dose === doses.length - 1) line("highest-dose", lever);
    if (doses.length > 1 && dose === 0) line("lowest-dose", lever);
    if (from === earliest && latest > earliest) line("earliest", lever);
    if (from === latest && latest > earliest && latest < problem.start + problem.horizon - 1)
      line("latest", lever);
    for (const [a, b] of exclusive) {
      const other = a === lever ? b : b === lever ? a : null;
      if (other !== null && helps.has(other)) line("exclusive", lever, other);
    }
  }
  return lines;
}
