import { formatDay } from "../clocks/shop-day.ts";
import type { History } from "../history/history.ts";
import { orderFacts } from "../history/order-facts.ts";
import type { ImpactLine, ImpactReport } from "../report/impact-report.ts";
import type { RuleVersion } from "../rules/schema.ts";
import { FORMAL } from "../scoring/evaluate.ts";
import { compilePlan, type Plan } from "../scoring/plan.ts";
import { scoreDays } from "../scoring/score-days.ts";
import { tablesOf, tallyShop } from "../tally/tally-shop.ts";
import { adjustmentParts } from "./adjustment-parts.ts";

interface DayParts {
  readonly total: number;
  readonly formal: boolean;
  readonly points: ReadonlyMap<string, { readonly points: number; readonly share: number }>;
  readonly adjustments: ReturnType<typeof adjustmentParts>;
}

const absent = { points: Number.NaN, share: 0 };

export interface ImpactInput {
  readonly history: History;
  readonly before: RuleVersion;
  readonly after: RuleVersion;
  readonly from: number;
  readonly to: number;
  readonly input: string;
  readonly program: string;
}

/** Scores the same record under two versions on each day and splits the difference into what each change did. */
export function impact({ history, before, after, from, to, input, program }: ImpactInput): ImpactReport {
  const facts = orderFacts(history);
  const [one, other] = [before, after].map((rules) => {
    const plan = compilePlan(rules, history.shop, tablesOf(history));
    const days: DayParts[] = [];
    scoreDays(plan, tallyShop(history, rules, facts), history, from, to, (_, evaluation, state) => {
      const points = new Map(
        plan.metrics.map(({ id }, m) => [
          id,
          { points: evaluation.points[m]!, share: evaluation.shares[m]! },
        ]),
      );
      days.push({
        total: evaluation.total,
        formal: evaluation.stage === FORMAL,
        points,
        adjustments: adjustmentParts(plan, evaluation, state),
      });
    });
    return { plan, days };
  }) as [{ plan: Plan; days: DayParts[] }, { plan: Plan; days: DayParts[] }];
  const sameScale = before.total.max <= 5 === after.total.max <= 5;
  return {
    formatVersion: 1,
    kind: "impact",
    program,
    input,
    before: before.id,
    after: after.id,
    sameScale,
    days: one.days.map((a, d) => {
      const b = other.days[d]!;
      return {
        date: formatDay(from + d),
        before: Number.isNaN(a.total) ? null : a.total,
        after: Number.isNaN(b.total) ? null : b.total,
        lines: sameScale ? differenceLines(one.plan.rules, other.plan.rules, a, b) : [],
      };
    }),
  };
}

function differenceLines(before: RuleVersion, after: RuleVersion, a: DayParts, b: DayParts): ImpactLine[] {
  const change = b.total - a.total;
  if (Number.isNaN(change)) return [];
  if (!a.formal || !b.formal)
    return change === 0
      ? []
      : [
          {
            id: "stage",
            kind: "stage",
            title: { zh: "考核阶段不同", en: "Different stages" },
            points: change,
          },
        ];
  const lines: ImpactLine[] = [];
  const push = (id: string, kind: ImpactLine["kind"], title: ImpactLine["title"], points: number) => {
    if (points !== 0) lines.push({ id, kind, title, points });
  };
  for (const id of new Set([...a.points.keys(), ...b.points.keys()])) {
    const p = a.points.get(id) ?? absent;
    const q = b.points.get(id) ?? absent;
    const { title } = (after.metrics[id] ?? before.metrics[id])!;
    if (p.share > 0 && q.share > 0) {
      push(id, "metric-points", title, ((p.share + q.share) / 2) * (q.points - p.points));
      push(id, "metric-share", title, ((p.points + q.points) / 2) * (q.share - p.share));
    } else if (p.share > 0) push(id, "metric-removed", title, -p.points * p.share);
    else if (q.share > 0) push(id, "metric-added", title, q.points * q.share);
  }
  for (const id of new Set([...a.adjustments.keys(), ...b.adjustments.keys()]))
    push(
      id,
      "adjustment",
      (b.adjustments.get(id) ?? a.adjustments.get(id))!.title,
      (b.adjustments.get(id)?.points ?? 0) - (a.adjustments.get(id)?.points ?? 0),
    );
  const rest = change - lines.reduce((sum, line) => sum + line.points, 0);
  if (Math.abs(rest) > 1e-9)
    push("clamp", "clamp", { zh: "分数上下限的作用", en: "The bounds of the score" }, rest);
  return lines;
}
