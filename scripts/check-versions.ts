// Forecasts of every metric of every rule version on shops from the order-level generator, which knows nothing of the
// count-level engine: the mean error over shops in its standard errors, and how many of the 80 % intervals hold the truth.
// Use: tsx scripts/check-versions.ts [SHOPS] [PRESET] [HORIZON]
import { readdirSync } from "node:fs";
import { compilePlan, scoreDays, tablesOf, tallyShop } from "../packages/core/src/index.ts";
import {
  generateShop,
  type ShopPresetName,
  shopHistory,
  shopPresets,
} from "../packages/simulator/src/generate/index.ts";
import { columnOf, planStudy, simulateRange } from "../packages/simulator/src/index.ts";
import { rulesOf } from "../packages/simulator/test/rules.ts";

const [shops = "24", preset = "steady-fashion", days = "30"] = process.argv.slice(2);
const horizon = Number(days);
const REPLICATIONS = 200;
const HISTORY = 120;

const versions = readdirSync(new URL("../packages/core/rules", import.meta.url))
  .filter((file) => /^(douyin|guide)-.*\.json$/.test(file))
  .map((file) => rulesOf(file.replace(".json", "")));

interface Seen {
  readonly errors: number[];
  readonly ranks: number[];
  readonly before: number[];
}
const seen = new Map<string, Seen>();

for (let shop = 0; shop < Number(shops); shop++) {
  const spec = { ...shopPresets[preset as ShopPresetName], incidents: [], days: HISTORY + horizon };
  const history = shopHistory(generateShop(spec, `versions-${shop}`));
  const start = history.firstDay! + HISTORY;
  for (const rules of versions) {
    const outcome = planStudy({
      ...{ kind: "forecast", program: "check", input: `sha256:${shop}`, history, rules, start, horizon },
      ...{ replications: REPLICATIONS, seed: null, scenarios: [], questions: [], past: [], assumptions: [] },
    });
    if (outcome.kind !== "ready") continue;
    const projection = simulateRange(outcome.study.state, 0, 0, REPLICATIONS)!;
    const plan = compilePlan(rules, history.shop, tablesOf(history));
    const truth = scoreDays(plan, tallyShop(history, rules), history, start + horizon, start + horizon);
    for (const [node, name] of projection.nodes.entries()) {
      const actual =
        node === 0
          ? truth.total[0]!
          : (truth.dimensions[node - 1]?.[0] ?? truth.values[node - 1 - truth.dimensions.length]![0]!);
      const futures = [...columnOf(projection, node, horizon)].filter((value) => !Number.isNaN(value));
      if (futures.length < REPLICATIONS || Number.isNaN(actual)) continue;
      const mean = futures.reduce((a, b) => a + b, 0) / futures.length;
      const below = futures.filter((value) => value < actual).length;
      const equal = futures.filter((value) => value === actual).length;
      const key = `${rules.id} ${name}`;
      const own = seen.get(key) ?? { errors: [], ranks: [], before: [] };
      seen.set(key, own);
      own.errors.push(actual - mean);
      own.ranks.push((below + equal / 2) / futures.length);
      own.before.push(mean);
    }
  }
}

for (const [key, { errors, ranks, before }] of seen) {
  const n = errors.length;
  const mean = errors.reduce((a, b) => a + b, 0) / n;
  const sd = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / Math.max(1, n - 1));
  const level = before.reduce((a, b) => a + b, 0) / n;
  const held = ranks.filter((rank) => rank >= 0.1 && rank <= 0.9).length / n;
  const z = sd === 0 ? 0 : mean / (sd / Math.sqrt(n));
  console.log(
    `${key.padEnd(52)} forecast ${level.toPrecision(4).padStart(9)}  error ${mean.toPrecision(3).padStart(10)}  z ${z
      .toFixed(1)
      .padStart(5)}  80 % holds ${(100 * held).toFixed(0).padStart(3)} %  (${n})`,
  );
}
