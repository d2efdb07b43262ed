import { formatDay, type RuleVersion } from "@scorecast/core";
import type { EngineState, PlannedLever, PlannedScenario } from "../engine/engine-state.ts";
import type { Feedback } from "../engine/feedback.ts";
import type { Effect } from "../levers/effect.ts";
import type { LeverSpec } from "../scenario/scenario-spec.ts";
import { type LiveSetting, settingOf } from "./live-setting.ts";

export interface ScenarioText {
  /** A scenario file for `scorecast compare`. */
  readonly yaml: string;
  /** Whether the rules hold numbers of the user's own, which the file cannot say. */
  readonly ownNumbers: boolean;
}

/** What of a scenario file the setting does not say. */
export interface ScenarioFrame {
  /** Path of the shop's folder, relative to the file. */
  readonly shop: string;
  /** Of the scenario; not "baseline". */
  readonly id: string;
  readonly replications: number;
  readonly questions: readonly string[];
}

const BASELINE = "baseline";

/**
 * The scenario file that makes the command line compute the numbers of the page again, to the byte.
 *
 * @param planned the setting, planned
 */
export function scenarioText(
  state: EngineState,
  setting: LiveSetting,
  planned: PlannedScenario,
  { shop, id, replications, questions }: ScenarioFrame,
): ScenarioText {
  const { rules, start, horizon, seed, scenarios } = state;
  const baseline = scenarios.find((one) => one.id === BASELINE)!;
  const { capacity, feedback } = baseline;
  const yaml = [
    `shop: ${JSON.stringify(shop)}`,
    `rules: ${JSON.stringify(rules.id)}`,
    `start: ${formatDay(start)}`,
    `horizon: ${horizon}d`,
    `replications: ${replications}`,
    `seed: ${JSON.stringify(seed)}`,
    ...(capacity ? [`capacity: ${flow(Object.entries(capacity))}`] : []),
    ...(feedback ? [`feedback: ${flow(feedbackPairs(feedback))}`] : []),
    "scenarios:",
    ...scenarioLines(BASELINE, settingOf(state, BASELINE), baseline),
    ...scenarioLines(id, setting, planned),
    ...(questions.length > 0 ? ["questions:"] : []),
    ...questions.map((question) => `  - ${JSON.stringify(question)}`),
    "",
  ].join("\n");
  const versions = [rules, ...[baseline, planned].flatMap((one) => one.rules ?? []).map((one) => one.rules)];
  return { yaml, ownNumbers: versions.some(hasOwnNumbers) };
}

/** A version that was read from the registry says "user" nowhere; overrides say it of everything they replace. */
function hasOwnNumbers(rules: RuleVersion): boolean {
  return JSON.stringify(rules).includes('"provenance":"user"');
}

type Pairs = readonly (readonly [key: string, value: string | number])[];

function scenarioLines(id: string, { levers, rules }: LiveSetting, planned: PlannedScenario): string[] {
  const blocks = [
    ...block(
      "levers",
      levers.map((lever, i) => flow(leverPairs(lever, planned.levers[i]!))),
    ),
    ...block(
      "incidents",
      (planned.incidents ?? []).map((one) => flow(incidentPairs(one, planned))),
    ),
    ...(rules
      ? [`    rules: ${flow([...pair("use", quoted(rules.id)), ["from", formatDay(rules.from)]])}`]
      : []),
  ];
  return blocks.length > 0 ? [`  ${quoted(id)}:`, ...blocks] : [`  ${quoted(id)}: {}`];
}

function leverPairs(
  { use, until, rampDays, dose, adherence, effect, product, cost }: LeverSpec,
  { from }: PlannedLever,
): Pairs {
  return [
    ["use", use],
    ["from", formatDay(from)],
    ...(until === null ? [] : pair("until", formatDay(until))),
    ...(rampDays > 0 ? pair("ramp", `${rampDays}d`) : []),
    ...(dose === 1 ? [] : pair("dose", plain(dose))),
    ...(adherence === 1 ? [] : pair("adherence", plain(adherence))),
    ...effectPair(effect),
    ...(product === undefined ? [] : pair("product", quoted(product))),
    ...(cost ? pair("cost", flow(Object.entries(cost).map(([key, value]) => [key, plain(value)]))) : []),
  ];
}

function incidentPairs(
  { use, from, until, dose, effect, product }: PlannedLever,
  { rules = [] }: PlannedScenario,
): Pairs {
  const changed = rules.find((one) => one.from === from && one.until === until && until !== null);
  return [
    ["use", use],
    ["from", formatDay(from)],
    ["days", until! - from + 1],
    ...(dose === 1 ? [] : pair("dose", plain(dose))),
    ...effectPair(effect ?? null),
    ...(product ? pair("product", quoted(product.id)) : []),
    ...(changed ? pair("rules", quoted(changed.rules.id)) : []),
  ];
}

function feedbackPairs({ elasticity, delayDays, least, most, cutoff }: Feedback): Pairs {
  return [
    ["elasticity", plain(elasticity)],
    ["delay", `${delayDays}d`],
    ["least", plain(least)],
    ["most", plain(most)],
    ...(cutoff
      ? pair(
          "cutoff",
          flow([
            ["below", plain(cutoff.below)],
            ["to", plain(cutoff.to)],
          ]),
        )
      : []),
  ];
}

function effectPair(effect: Effect | null): Pairs {
  if (!effect) return [];
  const { low, high } = effect;
  return pair("effect", low === high ? plain(low) : quoted(`${plain(low)} to ${plain(high)}`));
}

const pair = (key: string, value: string | number): Pairs => [[key, value]];
const flow = (pairs: Pairs): string => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
const quoted = (text: string): string => JSON.stringify(text);
const block = (key: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`    ${key}:`, ...lines.map((line) => `      - ${line}`)] : [];

/** Without an exponent, which a scenario file does not read. */
function plain(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
