import type { ShopSpec } from "../shop-spec.ts";
import { growthStage } from "./growth-stage.ts";
import { inCrisis } from "./in-crisis.ts";
import { small } from "./small.ts";
import { steadyFashion } from "./steady-fashion.ts";

/** The shop specs that come with the generator, under the name of their file. */
export const shopPresets = {
  "steady-fashion": steadyFashion,
  small,
  "growth-stage": growthStage,
  "in-crisis": inCrisis,
} as const satisfies Record<string, ShopSpec>;

export type ShopPresetName = keyof typeof shopPresets;
