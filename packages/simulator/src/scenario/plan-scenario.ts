import {
  type columns,
  compilePlan,
  formatDay,
  type History,
  type Plan,
  type RuleVersion,
  type ShopTallies,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { PlannedLever, PlannedRules, PlannedScenario } from "../engine/engine-state.ts";
import { dayFacts, knownSums, type NewFacts } from "../engine/known-sums.ts";
import { plannedEffect } from "../engine/scenario-models.ts";
import type { Incident } from "../incidents/incident.ts";
import { incidents } from "../incidents/registry.ts";
import type { Effect } from "../levers/effect.ts";
import type { Change, Lever } from "../levers/lever.ts";
import { levers } from "../levers/registry.ts";
import type { FittedProducts } from "../model/fit-products.ts";
import { type ScenarioIssue, unknownName } from "./issue.ts";
import { planProduct } from "./plan-product.ts";
import { type RulesOf, rulesIssues } from "./scenario-rules.ts";
import type { IncidentSpec, LeverSpec, RulesSpec, ScenarioSpec } from "./scenario-spec.ts";

type Path = readonly (string | number)[];

/** What a scenario is planned on. */
export interface PlanningGround {
  readonly plan: Plan;
  readonly history: History;
  readonly tallies: ShopTallies;
  readonly start: number;
  readonly horizon: number;
  readonly rulesOf: RulesOf;
  /** How products differ from the shop; null: not told apart; undefined: too little on record to fit anything. */
  readonly products: () => FittedProducts | null | undefined;
}

/** A scenario with everything decided; what is wrong with it is added to `problems`, and the rest planned all the same. */
export function planScenario(
  spec: ScenarioSpec,
  ground: PlanningGround,
  problems: ScenarioIssue[],
): PlannedScenario {
  const path = ["scenarios", spec.id];
  const keep = <T extends object>(result: T | ScenarioIssue): T[] => {
    if (!("text" in result)) return [result];
    problems.push(result as ScenarioIssue);
    return [];
  };
  const planned = spec.levers.flatMap((lever, i) => keep(planLever(lever, ground, [...path, "levers", i])));
  const trouble = (spec.incidents ?? []).flatMap((incident, i) =>
    keep(planIncident(incident, ground, [...path, "incidents", i])),
  );
  const added = newFacts([...planned, ...trouble], ground);
  const days = added && dayFacts(ground.plan, ground.history, ground.start, ground.horizon, added);
  const countsFromZero = begun(planned, ground);
  const rules = plannedRules(spec, ground, added, problems);
  return {
    id: spec.id,
    levers: planned,
    ...(trouble.length > 0 && { incidents: trouble }),
    ...(spec.capacity && { capacity: spec.capacity }),
    ...(spec.feedback && { feedback: spec.feedback }),
    ...(days && { days }),
    ...(countsFromZero.length > 0 && { countsFromZero }),
    ...(rules.length > 0 && { rules }),
  };
}

const leverOf = (use: string): Lever | undefined =>
  Object.hasOwn(levers, use) ? levers[use as keyof typeof levers] : undefined;
const incidentOf = (use: string): Incident | undefined =>
  Object.hasOwn(incidents, use) ? incidents[use as keyof typeof incidents] : undefined;

function planLever(spec: LeverSpec, ground: PlanningGround, path: Path): PlannedLever | ScenarioIssue {
  const lever = leverOf(spec.use);
  if (!lever)
    return unknownName([...path, "use"], { zh: "措施", en: "lever" }, spec.use, Object.keys(levers));
  const from = spec.from ?? ground.start;
  const issue = outsideForecast(from, ground, path, { zh: "措施", en: "a lever" });
  if (issue) return issue;
  if (spec.until !== null && spec.until < from)
    return {
      path: [...path, "until"],
      text: { zh: "until 早于 from；请对调或改正", en: "until is before from; swap or correct them" },
    };
  const effect = plannedEffect(lever, spec.effect);
  if (!effect) return unfit(spec.effect!, lever, path);
  const product = productOf(spec, lever, ground, path);
  if (product && "text" in product) return product;
  const { defaultCost } = lever;
  const usual = defaultCost && {
    once: defaultCost.once,
    perDay: defaultCost.perDay,
    perOrder: defaultCost.perOrder,
  };
  return {
    use: spec.use,
    ...(spec.effect && { effect: spec.effect }),
    from,
    until: spec.until,
    rampDays: spec.rampDays,
    dose: spec.dose,
    adherence: spec.adherence,
    effectPoints: effect,
    ...product,
    cost: spec.cost ?? usual,
  };
}

function planIncident(spec: IncidentSpec, ground: PlanningGround, path: Path): PlannedLever | ScenarioIssue {
  const incident = incidentOf(spec.use);
  if (!incident)
    return unknownName([...path, "use"], { zh: "事件", en: "incident" }, spec.use, Object.keys(incidents));
  const from = spec.from ?? ground.start;
  const issue = outsideForecast(from, ground, path, { zh: "事件", en: "an incident" });
  if (issue) return issue;
  const effect = plannedEffect(incident, spec.effect);
  if (!effect) return unfit(spec.effect!, incident, path);
  const product = productOf(spec, incident, ground, path);
  if (product && "text" in product) return product;
  if (incident.changesRules !== (spec.rules !== undefined ? true : undefined))
    return {
      path: [...path, "rules"],
      text: incident.changesRules
        ? {
            zh: `${spec.use} 需要写明 rules，即那些天的规则版本`,
            en: `${spec.use} needs rules: the version of those days`,
          }
        : {
            zh: `${spec.use} 不涉及规则；请删除 rules`,
            en: `${spec.use} has nothing to do with rules; remove them`,
          },
    };
  return {
    use: spec.use,
    ...(spec.effect && { effect: spec.effect }),
    from,
    until: from + spec.days - 1,
    rampDays: 0,
    dose: spec.dose,
    adherence: 1,
    effectPoints: effect,
    ...product,
    cost: null,
  };
}

/** The product that the scenario names, with what is measured of it; null where it names none. */
function productOf(
  { product: id, effect }: LeverSpec | IncidentSpec,
  change: Change,
  { products }: PlanningGround,
  path: Path,
): Partial<Pick<PlannedLever, "product" | "effectPoints">> | ScenarioIssue | null {
  if (id === undefined) return null;
  const fitted = products();
  if (fitted === undefined) return null;
  const product = planProduct(id, change, fitted, path);
  if ("text" in product) return product;
  if (!change.product!.certain) return { product };
  if (effect !== null)
    return {
      path: [...path, "effect"],
      text: {
        zh: "product 已经给出效果（该商品在记录中的占比）；product 与 effect 请只写一个",
        en: "product already says the effect (the product's shares on record); give product or effect, not both",
      },
    };
  return { product, effectPoints: product.shares.map(() => 1) };
}

function outsideForecast(
  from: number,
  { start, horizon }: PlanningGround,
  path: Path,
  what: ScenarioIssue["text"],
): ScenarioIssue | null {
  if (from >= start && from <= start + horizon - 1) return null;
  const [first, last] = [formatDay(start), formatDay(start + horizon - 1)];
  return {
    path: [...path, "from"],
    text: {
      zh: `${formatDay(from)} 不在预测期内；${what.zh}须在 ${first} 至 ${last} 之间开始（更早的效果已在历史里）`,
      en: `${formatDay(from)} is outside the forecast; ${what.en} starts between ${first} and ${last} (what began earlier is in the history)`,
    },
  };
}

function unfit({ low, high }: Effect, { parameter }: Change, path: Path): ScenarioIssue {
  const bounds = {
    share: { zh: "比例须在 0 与 1 之间", en: "a share lies between 0 and 1" },
    positive: { zh: "须大于 0", en: "it must be above 0" },
    real: { zh: "须为有限的数", en: "it must be finite" },
  }[parameter.kind];
  return {
    path: [...path, "effect"],
    text: {
      zh: `效果 ${low} to ${high} 不合适：${bounds.zh}，先小后大`,
      en: `effect ${low} to ${high} does not fit: ${bounds.en}, the lower value first`,
    },
  };
}

/** Perks that open and violations that happen while a lever or an incident acts; null: none. */
export function newFacts(
  changes: readonly PlannedLever[],
  { start, horizon }: Pick<PlanningGround, "start" | "horizon">,
): NewFacts | null {
  const perks: NewFacts["perks"][number][] = [];
  const violations: { kind: columns.ViolationKind; day: number }[] = [];
  for (const { use, from, until, dose, adherence } of changes) {
    if (dose * adherence <= 0) continue;
    for (const kind of leverOf(use)?.perks ?? []) perks.push({ kind, from, until });
    const last = Math.min(until ?? start + horizon, start + horizon);
    for (const kind of (leverOf(use) ?? incidentOf(use))?.violations ?? [])
      for (let day = from; day <= last; day++) violations.push({ kind, day });
  }
  return perks.length + violations.length === 0 ? null : { perks, violations };
}

/** Counts that the rules read, the record lacks and a lever begins. */
function begun(planned: readonly PlannedLever[], { plan, tallies }: PlanningGround): string[] {
  const ids = planned.flatMap(({ use, dose, adherence }) =>
    dose * adherence > 0 ? (leverOf(use)?.counts ?? []) : [],
  );
  return [...new Set(ids)].filter(
    (id) => !tallies.series[`count:${id}`] && plan.slots.some(({ series }) => series === `count:${id}`),
  );
}

function plannedRules(
  spec: ScenarioSpec,
  ground: PlanningGround,
  added: NewFacts | null,
  problems: ScenarioIssue[],
): PlannedRules[] {
  const asked: { rules: RulesSpec; from: number; until: number | null; path: Path }[] = [];
  const path = ["scenarios", spec.id];
  if (spec.rules)
    asked.push({
      rules: spec.rules,
      from: spec.rules.from ?? ground.start,
      until: null,
      path: [...path, "rules"],
    });
  for (const [i, { rules, from, days, dose }] of (spec.incidents ?? []).entries()) {
    const first = from ?? ground.start;
    if (rules && dose > 0)
      asked.push({ rules, from: first, until: first + days - 1, path: [...path, "incidents", i, "rules"] });
  }
  return asked.flatMap(({ rules, from, until, path }) => {
    const version = ground.rulesOf(rules, ground.plan.rules, path);
    if ("text" in version) {
      problems.push(version);
      return [];
    }
    const issues = rulesIssues(version, ground.plan.rules, ground.history, path);
    problems.push(...issues);
    return issues.length > 0 ? [] : [{ from, until, rules: version, ...groundOf(version, ground, added) }];
  });
}

function groundOf(
  rules: RuleVersion,
  { history, start, horizon }: PlanningGround,
  added: NewFacts | null,
): Pick<PlannedRules, "known" | "days"> {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  return {
    known: knownSums(plan, tallyShop(history, rules), start, horizon),
    days: dayFacts(plan, history, start, horizon, added ?? undefined),
  };
}
