import { assumedEffect } from "../levers/assumed-effect.ts";
import { withMore, withStopped } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** The courier stands still: on these days parcels are neither picked up nor delivered as usual, whenever they were paid. */
export const courierStrike = {
  id: "courier-strike",
  title: { zh: "快递停摆", en: "Courier strike" },
  advice: {
    zh: "换备用快递，先发临近时限的包裹，并告知买家。",
    en: "Switch to a second courier, ship first what is nearest its deadline, and tell the buyers.",
  },
  metric: "delivery-on-time-rate",
  parameter: {
    title: {
      zh: "停摆的程度：留到之后的揽收与签收占比",
      en: "how much stands still: share of pickups and signings that wait",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.5, 0.9),
  changes: [
    {
      part: "pickup.stopped",
      what: {
        zh: "当日该揽收的单中该占比留到之后，恢复后优先",
        en: "so many of the day's pickups wait and go first afterwards",
      },
    },
    {
      part: "signing.stopped",
      what: {
        zh: "当日该签收的包裹中该占比留到之后，恢复后优先",
        en: "so many of the day's signings wait and go first afterwards",
      },
    },
    {
      part: "delivery.stranded",
      what: { zh: "当日到期的运单中该占比超时", en: "so many of the waybills due on the day are late" },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    return {
      ...model,
      pickup: withStopped(model.pickup, share),
      signing: withStopped(model.signing, share),
      delivery: { ...model.delivery, stranded: withMore(model.delivery.stranded, share) },
    };
  },
} as const satisfies Incident;
