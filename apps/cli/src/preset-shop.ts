import { nearestWord } from "@scorecast/core";
import { generateShop, type ShopPresetName, shopHistory, shopPresets } from "@scorecast/simulator/generate";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";
import { PRESET, type ShopInput } from "./shop-input.ts";

const names = Object.keys(shopPresets) as ShopPresetName[];

/**
 * The shop that `generate` makes of a preset, without a file in between.
 *
 * @param text "preset:NAME" or "preset:NAME#SEED"; without a seed that of `generate`
 * @throws {Refusal} for a name that is none
 */
export function presetShop(call: Call, text: string): ShopInput {
  const [, word, given] = /^preset:([^#]*)(?:#(.*))?$/s.exec(text)!;
  const name = names.find((one) => one === word);
  if (name === undefined) {
    const near = nearestWord(word!, names);
    const hint = near === null ? "" : call.say("hint.near", { near: `${PRESET}${near}` });
    throw new Refusal([call.say("generate.no-preset", { word: word!, hint, words: names.join(", ") })]);
  }
  const seed = given || USUAL_SEED;
  return { history: shopHistory(generateShop(shopPresets[name], seed)), input: `${PRESET}${name}#${seed}` };
}

/** The seed of `generate` where nobody names one. */
export const USUAL_SEED = "scorecast";
