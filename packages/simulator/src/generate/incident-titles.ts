import { incidents } from "../incidents/registry.ts";
import type { Incident } from "./shop-spec.ts";

/** What to call each thing that can go wrong in a generated shop; the simulator's incidents keep their names. */
export const incidentTitles = {
  "defective-batch": { zh: "一批次品", en: "a bad batch" },
  "courier-trouble": { zh: "快递出问题", en: "trouble with a courier" },
  "chat-outage": { zh: "客服没人", en: "nobody at the chat" },
  "summer-heat": { zh: "高温，路上坏果多", en: "heat that spoils goods on the road" },
  "staff-sick": incidents["staff-sick"].title,
  "review-bombing": incidents["review-bombing"].title,
  brushing: incidents.brushing.title,
  "warehouse-move": incidents["warehouse-move"].title,
  "live-stream-surge": incidents["live-stream-surge"].title,
  "rule-change": incidents["rule-change"].title,
} as const satisfies Record<Incident["kind"], { readonly zh: string; readonly en: string }>;
