import { compilePlan, tablesOf } from "../../packages/core/src/index.ts";
import {
  adaptedSpec,
  generateShop,
  type ShopPresetName,
  shopHistory,
  shopPresets,
} from "../../packages/simulator/src/generate/index.ts";
import { usualCounting } from "../../packages/simulator/src/reconcile/counting.ts";
import { judgeVariants } from "../../packages/simulator/src/reconcile/judge-variants.ts";
import { observedSeries } from "../../packages/simulator/src/reconcile/observed-series.ts";
import { variantFamilies } from "../../packages/simulator/src/reconcile/variants/registry.ts";
import { shownPage, withPage } from "../../packages/simulator/test/reconcile/shown-page.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";

const BEFORE = 40;
const SHOWN = 60;

/** Plants every way to count in turn in the page of every shop, and counts how often it is found. */
export function judgePlanted(shops: number): void {
  const rules = rulesOf("douyin-2026-09-08");
  const presets = Object.keys(shopPresets).filter((preset) => preset !== "growth-stage") as ShopPresetName[];
  const counts = new Map<
    string,
    { planted: number; first: number; tied: number; adopted: number; unseen: number }
  >();
  for (let shop = 0; shop < shops; shop++) {
    const preset = presets[shop % presets.length]!;
    const history = shopHistory(
      generateShop(adaptedSpec(shopPresets[preset], { days: BEFORE + SHOWN }), `planted-${shop}`),
    );
    const from = history.firstDay! + BEFORE;
    for (const variant of variantFamilies.flatMap((family) => family(history, rules))) {
      if (variant.id === "truncated") continue;
      const { history: record, rules: own, shift, facts } = variant.apply(usualCounting(history, rules));
      const { rows } = shownPage(record, own, [from, from + SHOWN - 1], "whole", {
        shift,
        facts: facts(record),
      });
      const observed = withPage(history, rows);
      const series = observedSeries(
        observed,
        compilePlan(rules, history.shop, tablesOf(history)),
        () => true,
      );
      const { ranking, adopted } = judgeVariants([{ history: observed, rules, series }]);
      const place = ranking.findIndex((line) => line.variant?.id === variant.id);
      const count = counts.get(variant.id) ?? { planted: 0, first: 0, tied: 0, adopted: 0, unseen: 0 };
      counts.set(variant.id, count);
      count.planted++;
      if (ranking[place]!.differs === 0) count.unseen++;
      else if (place === 0) count.first++;
      else if (ranking[place]!.tied) count.tied++;
      else
        console.log(
          `missed: ${variant.id} in ${preset} ${shop}: ${ranking[0]!.variant?.id}, it is ${place + 1}.`,
        );
      if (adopted.length === 1 && adopted[0]!.id === variant.id) count.adopted++;
    }
  }
  console.log("variant | planted | changes no figure | first | not first but tied with it | adopted alone");
  for (const [id, { planted, first, tied, adopted, unseen }] of counts)
    console.log([id, planted, unseen, first, tied, adopted].join(" | "));
  const sum = (key: "planted" | "first" | "tied" | "adopted" | "unseen") =>
    [...counts.values()].reduce((total, count) => total + count[key], 0);
  console.log(["all", sum("planted"), sum("unseen"), sum("first"), sum("tied"), sum("adopted")].join(" | "));
}
