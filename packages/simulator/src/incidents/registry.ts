import { badBatch } from "./bad-batch.ts";
import { brushing } from "./brushing.ts";
import { courierStrike } from "./courier-strike.ts";
import type { Incident } from "./incident.ts";
import { liveStreamSurge } from "./live-stream-surge.ts";
import { reviewBombing } from "./review-bombing.ts";
import { ruleChange } from "./rule-change.ts";
import { staffSick } from "./staff-sick.ts";
import { warehouseMove } from "./warehouse-move.ts";

/** Every incident by its id: one file each. They are applied after the levers, in this order. */
export const incidents = {
  "bad-batch": badBatch,
  "courier-strike": courierStrike,
  "staff-sick": staffSick,
  "review-bombing": reviewBombing,
  brushing: brushing,
  "warehouse-move": warehouseMove,
  "live-stream-surge": liveStreamSurge,
  "rule-change": ruleChange,
} as const satisfies Record<string, Incident>;

export type IncidentId = keyof typeof incidents;

/** @throws {RangeError} if no incident file has that id */
export function incidentById(id: string): Incident {
  if (!Object.hasOwn(incidents, id))
    throw new RangeError(`"${id}" is no incident; there are: ${Object.keys(incidents).join(", ")}.`);
  return incidents[id as IncidentId];
}
