import { fastRefund } from "./fast-refund.ts";
import type { Lever } from "./lever.ts";
import { secondDailyPickup } from "./second-daily-pickup.ts";

/** Every lever by its id: one file each. */
export const levers = {
  "fast-refund": fastRefund,
  "second-daily-pickup": secondDailyPickup,
} as const satisfies Record<string, Lever>;

export type LeverId = keyof typeof levers;

/** @throws {RangeError} if no lever file has that id */
export function leverById(id: string): Lever {
  if (!Object.hasOwn(levers, id))
    throw new RangeError(`"${id}" is no lever; there are: ${Object.keys(levers).join(", ")}.`);
  return levers[id as LeverId];
}
