// Whether shifting the fitted levels to the mix of recent orders forecasts better: `tsx scripts/measure-mix.ts [SHOPS]`.
// Shops of several products and provinces are drawn and recorded, the fit forecasts the quality returns, the reviews below five stars and
// the late parcels of the next 28 days' orders with and without the shift; scored are the log probability of what happened
// (negative binomial of the level's posterior) and the error of the level. The figures in docs/decisions/0017 come from here.
import { tallyShop } from "@scorecast/core";
import { fitShop } from "../packages/simulator/src/model/fit-shop.ts";
import { logGamma } from "../packages/simulator/src/numeric/log-gamma.ts";
import { drawMixedShop } from "../packages/simulator/test/model/mixed-shop.ts";
import { currentRules } from "../packages/simulator/test/rules.ts";

const shops = Number(process.argv[2] ?? 200);
const worlds = [
  ["steady mix", 0, false],
  ["weights walk 10 % a week", 0.1, false],
  ["weights walk 25 % a week", 0.25, false],
  ["products come and go", 0, true],
] as const;

console.log("| mix | process | shops | gain in log score, per shop | ± | level error before | after |");
console.log("|---|---|---|---|---|---|---|");
for (const [name, drift, launches] of worlds) {
  const gains = new Map<string, { gain: number; before: number; after: number }[]>();
  for (let i = 0; i < shops; i++) {
    const drawn = drawMixedShop(drift, launches, `measure ${i}`);
    const { history, start, after } = drawn;
    const fitted = fitShop(history, currentRules, tallyShop(history, currentRules), start);
    if (fitted.kind !== "fitted") continue;
    const ahead = {
      "quality-return": [after.returns, after.orders],
      stars: [after.below5, after.reviews],
      delivery: [after.late, after.orders],
    } as const;
    for (const [process, [seen, of]] of Object.entries(ahead)) {
      const fit = fitted.fits.find((one) => one.process === process);
      const factor = fitted.mix[process as keyof typeof ahead];
      if (!fit || factor === undefined) continue;
      const score = (level: number) => negativeBinomial(seen, of * level, fit.evidence);
      const error = (level: number) => Math.abs(Math.log((seen + 0.5) / (of * level + 0.5)));
      const list = gains.get(process) ?? [];
      gains.set(process, list);
      list.push({
        gain: score(fit.level * factor) - score(fit.level),
        before: error(fit.level),
        after: error(fit.level * factor),
      });
    }
  }
  for (const [process, list] of gains) {
    const mean = (of: (one: (typeof list)[number]) => number) =>
      list.reduce((sum, one) => sum + of(one), 0) / list.length;
    const gain = mean((one) => one.gain);
    const error = Math.sqrt(mean((one) => (one.gain - gain) ** 2) / list.length);
    const figures = [gain, error, mean((one) => one.before), mean((one) => one.after)].map((x) =>
      x.toFixed(4),
    );
    console.log(`| ${name} | ${process} | ${list.length} | ${figures.join(" | ")} |`);
  }
}

function negativeBinomial(seen: number, mean: number, shape: number): number {
  const k = Math.max(shape, 0.25);
  const p = k / (k + mean);
  return (
    logGamma(seen + k) -
    logGamma(k) -
    logGamma(seen + 1) +
    k * Math.log(p) +
    (seen > 0 ? seen * Math.log(1 - p) : 0)
  );
}
