import { scenarioBase } from "../../src/engine/scenario-models.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { planned } from "../engine/planned.ts";

/** The small steady shop with 200 orders a day, two agents who are kept busy, and every count begun. */
export function busyModel(): ShopModel {
  const { model } = planned().state;
  const { demand, chats } = model;
  const recorded = new Set(model.counts.map(({ id }) => id));
  return scenarioBase(
    {
      ...model,
      demand: { ...demand, mean: 200 },
      chats: { ...chats, sessions: { ...chats.sessions, mean: 0.9 }, staffing: { agents: 2 } },
    },
    {
      countsFromZero: [
        "freight-insured-orders",
        "large-item-insured-orders",
        "in-range-orders",
        "installed-orders",
        "next-day-orders",
        "remote-clean-orders",
      ].filter((id) => !recorded.has(id)),
    },
  );
}
