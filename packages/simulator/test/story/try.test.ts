import { dayOf } from "@scorecast/core";
import { it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { planned } from "../engine/planned.ts";
import { recordedShop, startDay, steadyTruth } from "../recorded-shop.ts";

it("tries", () => {
  const shops: [string, any, number][] = [
    ["steady6", recordedShop({ ...steadyTruth, ordersPerDay: 6 }, "shop"), startDay(steadyTruth)],
    ["steady30", recordedShop(steadyTruth, "shop"), startDay(steadyTruth)],
  ];
  for (const name of Object.keys(shopPresets)) {
    const h = shopHistory(generateShop((shopPresets as any)[name], "scorecast"));
    shops.push([name, h, h.lastDay! + 1]);
  }
  for (const [name, history, start] of shops) {
    const began = performance.now();
    let state;
    try {
      state = planned({ horizon: 60, replications: 20, scenarios: [], start, seed: "s" }, history).state;
    } catch (e) {
      console.log(name, String(e).slice(0, 200));
      continue;
    }
    const byNode: Record<string, number> = {};
    const unt: Record<string, number> = {};
    let reps = 0,
      exact = 0;
    for (let r = 0; r < 5; r++) {
      const story = tellStory(history, state, 0, r);
      reps++;
      if (story.chronicle.differences.length === 0) exact++;
      for (const d of story.chronicle.differences) {
        byNode[d.node] = (byNode[d.node] ?? 0) + 1;
      }
      for (const u of story.untold) unt[u.process] = (unt[u.process] ?? 0) + 1;
      if (r === 0 && story.chronicle.differences.length)
        console.log(
          JSON.stringify(
            story.chronicle.differences
              .filter((d) => !["total", "product", "logistics", "service"].includes(d.node))
              .slice(0, 6),
          ),
          JSON.stringify(story.untold.slice(0, 8)),
        );
    }
    console.log(
      name,
      `exact ${exact}/${reps}`,
      JSON.stringify(byNode),
      JSON.stringify(unt),
      Math.round(performance.now() - began),
    );
  }
}, 600000);
