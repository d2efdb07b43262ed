import type { EngineState, LeverSpec, LiveSetting, LiveView } from "@scorecast/simulator/live";
import {
  leverById,
  leversOffered,
  planLive,
  rulesOffered,
  templatesOffered,
} from "@scorecast/simulator/live";

const PREFIX = "#live?";

/** A setting as the part of the address behind the "#". */
export function hashOf(
  { start }: EngineState,
  { template, levers, rules }: LiveSetting,
  view: LiveView,
): string {
  const words = new URLSearchParams([
    ["from", template],
    ...levers.map(({ use, from, rampDays, dose, adherence, effect, product }) => [
      "lever",
      [
        ...[use, (from ?? start) - start, rampDays, dose, adherence],
        ...(effect ? [effect.low, effect.high] : []),
        ...(product === undefined ? [] : ["of", encodeURIComponent(product)]),
      ].join(","),
    ]),
    ...(rules ? [["rules", `${rules.id},${rules.from - start}`]] : []),
    ["day", `${view.day}`],
    ["threshold", `${view.threshold}`],
  ]);
  return `${PREFIX}${words}`;
}

/** What `hashOf` wrote, for this report; null where it says nothing, or nothing that fits it. */
export function readHash(
  hash: string,
  state: EngineState,
): { readonly setting: LiveSetting; readonly view: LiveView } | null {
  if (!hash.startsWith(PREFIX)) return null;
  const words = new URLSearchParams(hash.slice(PREFIX.length));
  const from = words.get("from");
  const template = state.scenarios.find(({ id }) => id === from && templatesOffered(state).includes(id));
  const levers = words.getAll("lever").map((text) => readLever(text, state, template?.levers ?? []));
  const rules = readRules(words.get("rules"), state);
  const day = between(words.get("day"), 1, state.horizon);
  const threshold = between(words.get("threshold"), 0, 100);
  if (!template || rules === undefined || !Number.isInteger(day) || Number.isNaN(threshold)) return null;
  const whole = levers.filter((lever) => lever !== null);
  if (whole.length < levers.length) return null;
  const setting = { template: template.id, levers: whole, rules };
  try {
    planLive(state, setting);
  } catch {
    return null;
  }
  return { setting, view: { day, threshold } };
}

function readLever(
  text: string,
  state: EngineState,
  known: EngineState["scenarios"][number]["levers"],
): LeverSpec | null {
  const words = text.split(",");
  const of = words.indexOf("of");
  const [use = "", ...numbers] = of < 0 ? words : words.slice(0, of);
  const product = of < 0 ? undefined : decoded(words[of + 1]);
  const [from, ramp, dose, adherence, low, high] = [
    between(numbers[0], 0, state.horizon - 1),
    between(numbers[1], 0, 730),
    between(numbers[2], 0, 10),
    between(numbers[3], 0, 1),
    Number(numbers[4]),
    Number(numbers[5]),
  ];
  const whole = Number.isInteger(from) && Number.isInteger(ramp) && ![dose, adherence].some(Number.isNaN);
  if (!leversOffered(state).includes(use) || !whole) return null;
  const before = known.find((lever) => lever.use === use && lever.product?.id === product);
  return {
    use: leverById(use).id,
    from: state.start + from,
    until: before?.until ?? null,
    rampDays: ramp,
    ...{ dose, adherence, cost: before?.cost ?? null },
    effect: numbers.length > 4 ? { low, high } : null,
    ...(product !== undefined && { product }),
  };
}

/** "" for what `encodeURIComponent` never writes. */
function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** undefined: rules that this report does not offer. */
function readRules(text: string | null, state: EngineState): LiveSetting["rules"] | undefined {
  if (text === null) return null;
  const [id, days] = text.split(",");
  const from = between(days, 0, state.horizon);
  const offered = rulesOffered(state)
    .slice(1)
    .some((rules) => rules.id === id);
  return offered && Number.isInteger(from) ? { id: id!, from: state.start + from } : undefined;
}

/** NaN where the text is no number of the range. */
function between(text: string | null | undefined, low: number, high: number): number {
  const value = text ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : Number.NaN;
}
