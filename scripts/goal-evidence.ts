// Whether plans that `scorecast goal` calls good are good, on generated shops: the claim "the target is reached with so much"
// by fresh futures, and the same by the futures that the search compared plans by, both held against futures of a third seed.
// Use: tsx scripts/goal-evidence.ts [SHOPS] [REPLICATIONS]
import { formatDay } from "../packages/core/src/index.ts";
import {
  adaptedSpec,
  generateShop,
  shopHistory,
  shopPresets,
} from "../packages/simulator/src/generate/index.ts";
import { findPlans } from "../packages/simulator/src/goal/find-plans.ts";
import { planGoal, runHere, searchGoal, targetNodes } from "../packages/simulator/src/goal/index.ts";
import { verdictOn } from "../packages/simulator/src/goal/search-goal.ts";
import { TrialBook, type Tried } from "../packages/simulator/src/goal/trial-book.ts";
import { planStudy } from "../packages/simulator/src/index.ts";
import { goalSpec } from "../packages/simulator/src/scenario/parse-goal.ts";
import { quantileOf, sortedOf } from "../packages/simulator/src/study/summaries.ts";
import { rulesOf } from "../packages/simulator/test/rules.ts";

const [shops = "40", replications = "100"] = process.argv.slice(2);
const ASKED = 0.8;
const USUAL = 80;
const HORIZON = 14;
const HISTORY = 100;
const THIRD = 4000;
const presets = ["steady-fashion", "fresh-fruit", "flagship-3c", "understaffed-chat"] as const;
const rules = rulesOf("douyin-2026-09-08");
const levers = [
  { use: "more-chat-agents", dose: "0.2 to 1", cost: { perDay: 180 } },
  { use: "fast-refund", dose: "0.2 to 1", cost: { perDay: 60 } },
  { use: "courier-change", dose: "0.2 to 1", cost: { perOrder: 1.2 } },
  { use: "freight-insurance", cost: { once: 200, perOrder: 1.5 } },
];

interface Claim {
  readonly said: number;
  readonly third: Tried;
}

const fresh: Claim[] = [];
const naive: Claim[] = [];
const verdicts = new Map<string, number>();
const started = process.hrtime.bigint();
for (let shop = 0; shop < Number(shops); shop++) {
  const problem = problemOf(shop);
  const answer = runHere(searchGoal(problem), problem.state, problem.target);
  verdicts.set(answer.verdict, (verdicts.get(answer.verdict) ?? 0) + 1);
  const book = new TrialBook(problem.plan, true);
  const third = (plan: Tried) =>
    runHere(book.one(plan.candidate, `third ${shop}`, THIRD), problem.state, problem.target);
  if (answer.verdict === "reached")
    fresh.push({ said: answer.plan.fresh.probability, third: third(answer.plan.fresh) });
  const found = runHere(findPlans(problem, book, ASKED), problem.state, problem.target);
  const [cheapest] = found.reaching;
  if (cheapest && verdictOn(found.baseline, ASKED) !== "holds")
    naive.push({ said: cheapest.tried.probability, third: third(cheapest.tried) });
  console.error(
    `${shop + 1}: ${answer.verdict}, ${answer.baseline.fresh.probability} → ${answer.strongest.fresh.probability}`,
  );
}
console.log([...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(", "));
tell(`called reached by fresh futures`, fresh);
tell(`cheapest by the search's own futures, aiming at ${ASKED}`, naive);
console.log(`${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);

/** Holds: 0.8 or more of the third futures; clearly not: the whole interval is below. */
function tell(title: string, claims: readonly Claim[]): void {
  const holds = claims.filter(({ third }) => third.probability >= ASKED).length;
  const wrong = claims.filter(({ third }) => verdictOn(third, ASKED) === "fails").length;
  const gaps = claims.map(({ said, third }) => said - third.probability);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const sd = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1));
  console.log(
    `${title}: ${claims.length} plans; ${holds} reach it in futures of a third seed, ${wrong} clearly do not; ` +
      `said − third: ${(100 * mean).toFixed(2)} ± ${((196 * sd) / Math.sqrt(gaps.length)).toFixed(2)} percentage points`,
  );
}

/** A shop of its own luck, asked for the points that it will show by itself in half of its futures, or one more. */
function problemOf(shop: number) {
  const preset = presets[shop % presets.length]!;
  const spec = { ...adaptedSpec(shopPresets[preset], { days: HISTORY }), incidents: [], violations: [] };
  const history = shopHistory(generateShop(spec, `goal-${shop}`));
  const start = history.firstDay! + HISTORY;
  const planned = planStudy({
    ...{
      kind: "forecast",
      program: "evidence",
      input: `goal-${shop}`,
      history,
      rules,
      start,
      horizon: HORIZON,
    },
    ...{
      replications: Number(replications),
      seed: `goal-${shop}`,
      scenarios: [],
      questions: [],
      past: [],
      assumptions: [],
    },
  });
  if (planned.kind !== "ready") throw new RangeError(`${preset} ${shop}: ${planned.kind}`);
  const { study, planFurther } = planned;
  const day = formatDay(start + HORIZON);
  const asking = (threshold: number) => {
    const goal = goalSpec({ target: `P(total >= ${threshold} on ${day}) >= ${ASKED}`, levers }, ["goal"], []);
    const asked = planGoal(study, planFurther, goal, targetNodes(study));
    if (asked.kind === "ready") return asked.problem;
    throw new RangeError(asked.problems.map(({ text }) => text.en).join("; "));
  };
  const first = asking(USUAL);
  const idle = runHere(new TrialBook(first.plan, true).one([], first.seed, 200), study.state, first.target);
  const median = USUAL + quantileOf(sortedOf(idle.outcome.margin), 0.5);
  return { ...asking(Math.round(median) + (shop % 2)), state: study.state };
}
