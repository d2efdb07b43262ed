// How well forecasts held: on generated shops, and on the real orders of the Olist sample (its folder as an argument; nothing
// is fetched). Use: tsx scripts/backtest-evidence.ts generated [SEEDS] [PRESET …]
//                   tsx scripts/backtest-evidence.ts olist FOLDER [EVERY_DAYS] [REPLICATIONS] [SHOP …]
import { formatDay } from "../packages/core/src/index.ts";
import type { JudgedForecast } from "../packages/simulator/src/backtest/index.ts";
import { backtestLines } from "../packages/simulator/src/backtest/index.ts";
import type { BacktestLine, Measured } from "../packages/simulator/src/report/index.ts";
import { errorsTogether } from "./backtest/errors-together.ts";
import { judgeGenerated } from "./backtest/generated.ts";
import { isCalm, judgeOlist, shockOf } from "./backtest/olist.ts";

const SUMS = ["total", "product", "logistics", "service"];

const [what, ...rest] = process.argv.slice(2);
const started = process.hrtime.bigint();

if (what === "generated") {
  const [seeds = "200", ...presets] = rest;
  const judged = judgeGenerated(Number(seeds), presets);
  for (const [preset, own] of judged) tell(`${preset}, total`, own, "total");
  const all = [...judged.values()].flat();
  for (const node of new Set(all.map((one) => one.node))) tell(`all presets, ${node}`, all, node);
  console.log("\n## metrics whose forecasts err together, 30 days ahead");
  for (const { nodes, shops, correlation, standardError } of errorsTogether(all, 30, SUMS))
    console.log(
      `${nodes.join(" and ")}: ${correlation.toFixed(2)} ± ${standardError.toFixed(2)} (${shops} shops)`,
    );
} else if (what === "olist" && rest[0]) {
  const [folder, every = "7", replications = "200", ...shops] = rest;
  const judged = await judgeOlist(folder!, Number(every), Number(replications), shops);
  const split = new Map([...judged].filter(([shop]) => shop !== "whole"));
  const cases = (of: Map<string, JudgedForecast[]>) => [...of.values()].flat();
  for (const [title, of] of [
    ["whole sample", new Map([...judged].filter(([shop]) => shop === "whole"))],
    ["split shops", split],
  ] as const)
    for (const node of new Set(cases(of).map((one) => one.node))) {
      tell(`${title}, ${node}, calm`, cases(of).filter(isCalm), node, Number(every));
      if (node === "total")
        for (const shock of ["Black Friday", "delivery crisis"])
          tell(
            `${title}, ${node}, ${shock}`,
            cases(of).filter((one) => shockOf(one) === shock),
            node,
            Number(every),
          );
    }
  for (const [shop, own] of split) tell(`${shop}, total, calm`, own.filter(isCalm), "total", Number(every));
} else {
  console.error("Use: tsx scripts/backtest-evidence.ts generated [SEEDS] | olist FOLDER [EVERY_DAYS]");
  process.exitCode = 2;
}
console.log(`${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);

function tell(
  title: string,
  all: readonly JudgedForecast[],
  node: string,
  every = Number.POSITIVE_INFINITY,
): void {
  const own = all.filter((one) => one.node === node);
  if (own.length === 0) return;
  const days = own.map(({ origin }) => origin);
  const span = `${formatDay(Math.min(...days))} … ${formatDay(Math.max(...days))}`;
  console.log(
    `\n## ${title} (${own.length} forecasts${every === Number.POSITIVE_INFINITY ? "" : `, made ${span}`})`,
  );
  console.log("ahead | n | 50 % | 80 % | 95 % | CRPS | skill against each baseline");
  for (const line of backtestLines(own, { seed: "evidence", every })) console.log(rowOf(line));
}

function rowOf({ horizon, forecasts, coverage, crps, baselines, pit }: BacktestLine): string {
  const shares = coverage.map(({ share }) => share100(share));
  const skills = baselines.map(({ id, skill }) => `${id} ${share100(skill)}`);
  const bins = pit ? ` | PIT ${pit.map((bin) => Math.round(100 * bin)).join(" ")}` : "";
  return (
    [horizon ?? "7–30", forecasts, ...shares, crps.value?.toFixed(4), skills.join(", ")].join(" | ") + bins
  );
}

function share100({ value, interval, standardError }: Measured): string {
  if (value === null) return "–";
  const range = interval ? ` [${interval.map((end) => (100 * end).toFixed(1)).join(", ")}]` : "";
  return `${(100 * value).toFixed(1)}${range}${standardError === null ? "" : ` ± ${(100 * standardError).toFixed(1)}`}`;
}
