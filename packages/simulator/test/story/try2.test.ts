import { it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { planned } from "../engine/planned.ts";

it("tries", () => {
  for (const [name, node] of [
    ["in-crisis", "quality-return-rate"],
    ["in-crisis", "platform-help-rate"],
    ["understaffed-chat", "delivery-on-time-rate"],
    ["live-stream-surge", "platform-help-rate"],
  ]) {
    const history = shopHistory(generateShop((shopPresets as any)[name!], "scorecast"));
    const state = planned(
      { horizon: 60, replications: 20, scenarios: [], start: history.lastDay! + 1, seed: "s" },
      history,
    ).state;
    for (let r = 0; r < 5; r++) {
      const story = tellStory(history, state, 0, r);
      const d = story.chronicle.differences.filter((d) => d.node === node);
      console.log(
        name,
        node,
        r,
        JSON.stringify(d.slice(0, 3)),
        d.length,
        d.at(-1)?.date,
        JSON.stringify(story.untold.filter((u) => !u.process.endsWith("seconds"))),
      );
    }
  }
}, 600000);
