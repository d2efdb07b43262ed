import { formatDay, nearestWord, parseDay } from "@scorecast/core";
import {
  adaptedSpec,
  type DirtId,
  type Doses,
  dirtKinds,
  type Incident,
  parseShopSpec,
  plantedIncidents,
  type ShopPresetName,
  type ShopSpec,
  shopPresets,
  usualDoses,
  withIncidents,
} from "@scorecast/simulator/generate";
import type { Call } from "./commands/command.ts";
import { dayOption } from "./days.ts";
import { readDocument, refusalOf } from "./document.ts";
import { USUAL_SEED } from "./preset-shop.ts";
import { Refusal } from "./refusal.ts";

const MOST_DAYS = 730;
const MOST_PER_DAY = 5000;
/** Exports hold all rows in memory, some 2 GB at this many orders; a folder alone is written day by day. */
const MOST_ORDERS = { folder: MOST_DAYS * MOST_PER_DAY, exports: 100_000, both: 100_000 } as const;

const forms = ["folder", "exports", "both"] as const;

/** What `generate` is asked to make. */
export interface GenerateRequest {
  /** Null: a shop of the user's own. */
  readonly preset: ShopPresetName | null;
  /** The file that describes it, as the user named it; null: a preset. */
  readonly specFile: string | null;
  readonly spec: ShopSpec;
  readonly seed: string;
  readonly form: (typeof forms)[number];
  /** Null: clean exports. */
  readonly doses: Doses | null;
}

/** @throws {Refusal} for an unknown word or a number out of bounds */
export async function generateRequest(call: Call): Promise<GenerateRequest> {
  const { preset, specFile, told } = await toldOf(call, call.args[0] ?? "steady-fashion");
  const form = wordOf(call, "generate.no-form", call.option("form") ?? "both", forms);
  dayOption(call, "start");
  const start = call.option("start");
  const days = wholeOption(call, "days", MOST_DAYS);
  const ordersPerDay = wholeOption(call, "orders-per-day", MOST_PER_DAY);
  const adapted = adaptedSpec(told, {
    ...(start === null ? {} : { start }),
    ...(days === null ? {} : { days }),
    ...(ordersPerDay === null ? {} : { ordersPerDay }),
  });
  const spec = withIncidents(adapted, plantedOf(call, adapted));
  const orders = spec.days * ordersPerDayOf(spec);
  const limit = MOST_ORDERS[form];
  if (orders > limit)
    throw new Refusal([call.say("generate.too-many", { orders: Math.round(orders), limit })]);
  const doses = dosesOf(call);
  if (doses !== null && form === "folder") throw new Refusal([call.say("generate.dirty-folder")]);
  return { preset, specFile, spec, seed: call.option("seed") ?? USUAL_SEED, form, doses };
}

/** The shop that the argument names: a preset, or a file that describes one. @throws {Refusal} */
async function toldOf(
  call: Call,
  text: string,
): Promise<Pick<GenerateRequest, "preset" | "specFile"> & { readonly told: ShopSpec }> {
  if (!/\.(ya?ml|json)$/i.test(text)) {
    const preset = wordOf(call, "generate.no-preset", text, presetNames);
    return { preset, specFile: null, told: shopPresets[preset] };
  }
  const document = await readDocument(call, text);
  const parsed = parseShopSpec(document.content);
  if (parsed.kind === "ok") return { preset: null, specFile: text, told: parsed.spec };
  const issues = parsed.problems.map(({ path, text }) => ({ path, message: call.pick(text) }));
  throw refusalOf(document, issues);
}

const presetNames = Object.keys(shopPresets) as ShopPresetName[];
const incidentIds = Object.keys(plantedIncidents) as (keyof typeof plantedIncidents)[];
const dirtIds = Object.keys(dirtKinds) as DirtId[];

/** `--incident ID:DATE[:DAYS]`, each on days of the record. @throws {Refusal} */
function plantedOf(call: Call, spec: ShopSpec): Incident[] {
  const first = parseDay(spec.startDay)!;
  const last = first + spec.days - 1;
  return call.every("incident").map((text) => {
    const [word = "", date, length, ...rest] = text.split(":");
    const kind = plantedIncidents[wordOf(call, "generate.no-incident", word, incidentIds)];
    const from = parseDay(date ?? "");
    const days =
      length === undefined ? kind.usualDays : Number(/^(\d{1,3})d?$/.exec(length)?.[1] ?? Number.NaN);
    if (from === null || !(days >= 1) || rest.length > 0)
      throw new Refusal([call.say("generate.incident", { text, example: formatDay(first) })]);
    if (from > last || from + days <= first)
      throw new Refusal([
        call.say("generate.incident-outside", { text, first: formatDay(first), last: formatDay(last) }),
      ]);
    return kind.plant(spec, formatDay(from), days);
  });
}

function dosesOf(call: Call): Doses | null {
  const asked = call.every("dirt");
  if (asked.length === 0) return call.switched("dirty") ? usualDoses : null;
  const doses: Partial<Record<DirtId, number>> = call.switched("dirty") ? { ...usualDoses } : {};
  for (const text of asked) {
    const [word = "", given] = text.split("=", 2);
    const id = wordOf(call, "generate.no-dirt", word, dirtIds);
    const dose = given === undefined ? usualDoses[id]! : Number(given);
    if (given === "" || !(dose > 0 && dose <= 1)) throw new Refusal([call.say("generate.dose", { text })]);
    doses[id] = dose;
  }
  return doses;
}

function ordersPerDayOf({ demand: { volume, secondItemShare } }: ShopSpec): number {
  return volume.kind === "random"
    ? volume.purchasesPerDay * (1 + secondItemShare)
    : volume.ordersPer30Days / 30;
}

function wordOf<T extends string>(
  call: Call,
  key: "generate.no-preset" | "generate.no-form" | "generate.no-dirt" | "generate.no-incident",
  word: string,
  words: readonly T[],
): T {
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  const near = nearestWord(word, words);
  const hint = near === null ? "" : call.say("hint.near", { near });
  throw new Refusal([call.say(key, { word, hint, words: words.join(", ") })]);
}

function wholeOption(call: Call, name: string, most: number): number | null {
  const text = call.option(name);
  if (text === null) return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most)
    throw new Refusal([call.say("generate.number", { option: `--${name}`, text, most })]);
  return number;
}
