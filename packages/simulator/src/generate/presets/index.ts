import type { ShopSpec } from "../shop-spec.ts";
import { badBatch } from "./bad-batch.ts";
import { courierStrike } from "./courier-strike.ts";
import { flagship3c } from "./flagship-3c.ts";
import { freshFruit } from "./fresh-fruit.ts";
import { growthStage } from "./growth-stage.ts";
import { inCrisis } from "./in-crisis.ts";
import { liveStreamSurge } from "./live-stream-surge.ts";
import { small } from "./small.ts";
import { steadyFashion } from "./steady-fashion.ts";
import { understaffedChat } from "./understaffed-chat.ts";

/** The shop specs that come with the generator, under the name of their file. */
export const shopPresets = {
  "steady-fashion": steadyFashion,
  small,
  "growth-stage": growthStage,
  "in-crisis": inCrisis,
  "fresh-fruit": freshFruit,
  "flagship-3c": flagship3c,
  "bad-batch": badBatch,
  "courier-strike": courierStrike,
  "understaffed-chat": understaffedChat,
  "live-stream-surge": liveStreamSurge,
} as const satisfies Record<string, ShopSpec>;

export type ShopPresetName = keyof typeof shopPresets;
