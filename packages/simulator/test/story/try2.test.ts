import { it } from "vitest";
import { planned } from "../engine/planned.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { recordedShop, startDay, steadyTruth } from "../recorded-shop.ts";
import { recordReplication } from "../../src/engine/simulate.ts";
it("tries", () => {
    const history = recordedShop({...steadyTruth, ordersPerDay: 6}, "shop");
    const state = planned({ horizon: 60, replications: 20, scenarios: [], start: startDay(steadyTruth), seed: "s" }, history).state;
    for (let r = 0; r < 2; r++) {
      const story = tellStory(history, state, 0, r);
      const { recording } = recordReplication(state, 0, r);
      console.log("CASE", r, JSON.stringify(story.untold));
      const days = new Set(story.untold.map(u=>u.t));
      for (const t of [...days].slice(0,6)) console.log("CASE  day", t, JSON.stringify(recording.get("pickups")![t]![0]!.map((n,i)=>n?`lag${30-i}:${n}`:"").filter(Boolean)), recording.get("pickup-seconds")![t]![0]![0]!/3600);
      console.log("CASE", JSON.stringify(state.way.awaitingPickup));
    }
}, 600000);
