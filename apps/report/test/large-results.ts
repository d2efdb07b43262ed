import type {
  NodeSummary,
  ProjectedDay,
  ProjectionReport,
  ScenarioResult,
} from "@scorecast/simulator/report";
import { exampleDossier } from "./example-results.ts";

const levels = ["0.025", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.975"];

/** A year of a shop whose numbers have all the digits that real ones have. */
function summary(around: number, day: number, salt: number): NodeSummary {
  const wave = Math.sin(day * 0.7 + salt) * 0.02;
  const value = (level: number): number => around * (1 + wave + (Number(levels[level]) - 0.5) * 0.05);
  return {
    mean: value(4) * 1.000123456789,
    sd: around * 0.012345678912345,
    standardError: around * 0.000345678912345,
    quantiles: Object.fromEntries(levels.map((name, i) => [name, value(i) + Math.PI * 1e-7 * day])),
    missing: 0,
  };
}

/**
 * The steady shop's results with a forecast of so many days (the start not counted) and scenarios, every dimension and every metric of
 * the version on every day, as the program writes them.
 */
export function largeResults(horizon: number, scenarios: number): readonly unknown[] {
  const { score, explanation, projection } = exampleDossier("steady");
  const first = projection!.scenarios[1]!;
  const start = Date.parse(`${projection!.start}T00:00:00Z`);
  const dayAt = (h: number, salt: number): ProjectedDay => ({
    date: new Date(start + h * 86_400_000).toISOString().slice(0, 10),
    total: summary(81, h, salt),
    dimensions: Object.fromEntries(score!.dimensions.map(({ id }, i) => [id, summary(80, h, salt + i)])),
    metrics: Object.fromEntries(
      score!.metrics.map(({ id, value }, i) => [id, summary(value ?? 0.1, h, salt + i)]),
    ),
    known: Math.max(0, 1 - h / 30),
    ...(h === horizon ? { dots: first.days.at(-1)!.dots! } : {}),
    ...(salt > 0
      ? { difference: { mean: 0.1234567891 * salt, interval: [0.01234567891, 0.2345678912] as const } }
      : {}),
    buyer: { score: summary(4.6, h, salt), stars: { "4": 0.1234567, "4.5": 0.8765433 } },
  });
  const made = Array.from({ length: scenarios }, (_, salt): ScenarioResult => {
    const days = Array.from({ length: horizon + 1 }, (_, h) => dayAt(h, salt));
    if (salt === 0) return { ...projection!.scenarios[0]!, days };
    return { ...first, id: `plan-${salt}`, title: { zh: `方案 ${salt}`, en: `Plan ${salt}` }, days };
  });
  const report: ProjectionReport = { ...projection!, horizon, scenarios: made };
  return [score, explanation, report];
}
