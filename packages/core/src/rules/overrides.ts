import { z } from "zod";
import { counts } from "../counts/registry.ts";
import { orderTypes } from "../history/columns.ts";
import { nearestWord } from "./nearest-word.ts";
import { issuesOf, type ParsedRules, parseRules, type RuleIssue } from "./parse-rules.ts";
import {
  dimensionIds,
  GrowthIndicator,
  type Mapping,
  type MetricRule,
  type RuleDraw,
  type RuleVersion,
  Source,
} from "./schema.ts";

const USER = "user";
const percents = z.record(z.string(), z.number().min(0).max(100));
const growthStandard = GrowthIndicator.omit({ source: true, provenance: true, note: true });

const MetricOverride = z.strictObject({
  /** The points of each tier and the value that earns them, by rising points. */
  tiers: z
    .array(z.strictObject({ points: z.number(), bound: z.number() }))
    .min(1)
    .optional(),
  /** Points of a value worse than every tier. */
  below: z.number().optional(),
  /** [value, points], by rising value. */
  knots: z
    .array(z.tuple([z.number(), z.number()]))
    .min(2)
    .optional(),
  /** The peers' values from worst to best at the version's quantiles, once or dated. */
  peers: z
    .union([
      z.array(z.number()).min(2),
      z.array(z.strictObject({ from: z.iso.date().optional(), values: z.array(z.number()).min(2) })).min(1),
    ])
    .optional(),
  /** The value itself, for a metric that no file gives. */
  value: z.number().optional(),
  pointsByHour: z.array(z.number()).min(1).optional(),
  limitHours: z.number().positive().optional(),
  /** A key of `sources`. */
  source: z.string().optional(),
});
type MetricOverride = z.infer<typeof MetricOverride>;

const Weights = z.strictObject({
  dimensions: percents.optional(),
  product: percents.optional(),
  logistics: percents.optional(),
  service: percents.optional(),
  content: percents.optional(),
});

/** One equally likely alternative: only mappings and weights, in the words of the document itself. */
const DrawOverride = z.strictObject({
  metrics: z.record(z.string(), MetricOverride.pick({ tiers: true, below: true, knots: true })).optional(),
  weights: Weights.optional(),
});

/** What a user may replace in a rule version: the numbers that the back office shows, in one document. */
export const Overrides = z.strictObject({
  $schema: z.string().optional(),
  /** Id of the rule version that these are for. */
  base: z.string().optional(),
  sources: z.record(z.string(), Source).optional(),
  metrics: z.record(z.string(), MetricOverride).optional(),
  /** Percent; each table sums to 100. */
  weights: Weights.optional(),
  orderTypesLeftOut: z.array(z.enum(orderTypes)).optional(),
  /** Standards of the growth stage: `atMost` or `atLeast` for a metric or a count. */
  growthIndicators: z.array(growthStandard).optional(),
  /** Days from pickup to the delivery deadline, the day of pickup not counted. */
  deliveryDays: z.int().min(0).optional(),
  /** How uncertain the above is: alternatives among which simulated futures take turns. `scorecast reconcile` writes them. */
  draws: z.array(DrawOverride).min(1).max(64).optional(),
});
export type Overrides = z.infer<typeof Overrides>;

export type ParsedOverrides =
  | { readonly overrides: Overrides; readonly issues: null }
  | { readonly overrides: null; readonly issues: readonly RuleIssue[] };

const weightTables = ["dimensions", ...dimensionIds] as const;
const words = [...Object.keys(Overrides.shape), ...Object.keys(MetricOverride.shape), ...dimensionIds];

/** An untrusted document becomes overrides, or a list of everything that is wrong with it. */
export function parseOverrides(document: unknown): ParsedOverrides {
  const result = Overrides.safeParse(document);
  return result.success
    ? { overrides: result.data, issues: null }
    : { overrides: null, issues: result.error.issues.flatMap((issue) => issuesOf(issue, words)) };
}

/**
 * `rules` with the user's numbers in place of its own, each of provenance "user". What replaces a table by
 * industry is for this shop and therefore for everybody. Neither argument is changed.
 *
 * @returns the rule version, or what is wrong, with paths in the overrides document
 */
export function applyOverrides(rules: RuleVersion, overrides: Overrides): ParsedRules {
  const issues: RuleIssue[] = [];
  const result: RuleVersion = JSON.parse(JSON.stringify(rules));
  result.sources = {
    ...result.sources,
    [USER]: { title: "用户按后台填写的数值" },
    ...overrides.sources,
  };
  if (overrides.base !== undefined && overrides.base !== rules.id)
    issues.push({
      path: ["base"],
      message: `these overrides are for "${overrides.base}" but are applied to "${rules.id}"; choose that version, or change base`,
    });

  overrideStandards(result, overrides, issues);
  if (overrides.draws) result.draws = overrides.draws.map((draw, i) => drawOf(result, draw, i, issues));
  if (overrides.orderTypesLeftOut)
    result.orderTypesLeftOut = {
      types: overrides.orderTypesLeftOut.map((type) => ({ type })),
      source: USER,
      provenance: "user",
    };
  if (overrides.growthIndicators) {
    issues.push(...unknownIndicators(overrides.growthIndicators, rules));
    if (result.stages.kind === "by-orders" && result.stages.growth)
      result.stages.growth.indicators = overrides.growthIndicators.map((indicator) => ({
        ...indicator,
        source: USER,
        provenance: "user",
      }));
    else
      issues.push({ path: ["growthIndicators"], message: `${rules.id} has no growth stage; remove the key` });
  }
  if (overrides.deliveryDays !== undefined) {
    const timed = Object.values(result.metrics).filter((m) => m.parameters.deliveryDays !== undefined);
    for (const metric of timed)
      metric.parameters = fromUser({ ...metric.parameters, deliveryDays: overrides.deliveryDays }, USER);
    if (timed.length === 0)
      issues.push({ path: ["deliveryDays"], message: `no metric of ${rules.id} has a delivery deadline` });
  }

  const parsed = parseRules(result);
  const found = (parsed.issues ?? []).map(({ path, message }) => ({ path: documentPath(path), message }));
  return issues.length + found.length > 0 ? { rules: null, issues: [...issues, ...found] } : parsed;
}

/** Puts the document's mappings and weights into `result`. */
function overrideStandards(
  result: RuleVersion,
  overrides: Pick<Overrides, "metrics" | "weights">,
  issues: RuleIssue[],
): void {
  const { metrics, dimensions } = result;
  for (const [id, override] of Object.entries(overrides.metrics ?? {})) {
    const metric = metrics[id];
    if (metric) overrideMetric(id, metric, override, result, issues);
    else issues.push(unknownKey(["metrics", id], "metric of this version", Object.keys(metrics)));
  }
  for (const key of weightTables) {
    const weights = overrides.weights?.[key];
    if (!weights) continue;
    const names: readonly string[] =
      key === "dimensions"
        ? dimensions.map((dimension) => dimension.id)
        : Object.keys(metrics).filter((id) => metrics[id]!.dimension === key);
    const unknown = Object.keys(weights).filter((name) => !names.includes(name));
    for (const name of unknown) issues.push(unknownKey(["weights", key, name], "weight here", names));
    if (unknown.length === 0) result.weights[key] = [{ weights, source: USER, provenance: "user" }];
  }
}

/** What the `i`-th draw puts in the place of the central mappings and weights. */
function drawOf(
  central: RuleVersion,
  draw: z.infer<typeof DrawOverride>,
  i: number,
  issues: RuleIssue[],
): RuleDraw {
  const drawn: RuleVersion = {
    ...central,
    metrics: Object.fromEntries(Object.entries(central.metrics).map(([id, metric]) => [id, { ...metric }])),
    weights: { ...central.weights },
  };
  const found: RuleIssue[] = [];
  overrideStandards(drawn, draw, found);
  issues.push(...found.map(({ path, message }) => ({ path: ["draws", i, ...path], message })));
  const known = Object.keys(draw.metrics ?? {}).filter((id) => Object.hasOwn(drawn.metrics, id));
  const tables = weightTables.filter((table) => draw.weights?.[table]);
  return {
    metrics: Object.fromEntries(known.map((id) => [id, drawn.metrics[id]!.mapping])),
    weights: Object.fromEntries(tables.map((table) => [table, drawn.weights[table]!])),
  };
}

/** Standards on a metric that the version does not have, or on a count that nobody keeps. */
function unknownIndicators(
  indicators: NonNullable<Overrides["growthIndicators"]>,
  { metrics }: RuleVersion,
): RuleIssue[] {
  return indicators.flatMap(({ metric, tally }, i) => {
    const path = ["growthIndicators", i];
    if (metric !== undefined && !Object.hasOwn(metrics, metric))
      return [unknownKey([...path, "metric"], "metric of this version", Object.keys(metrics), metric)];
    if (tally === undefined) return [];
    if ("count" in tally)
      return Object.hasOwn(counts, tally.count)
        ? []
        : [unknownKey([...path, "tally", "count"], "count", Object.keys(counts), tally.count)];
    return Object.hasOwn(metrics, tally.metric)
      ? []
      : [
          unknownKey(
            [...path, "tally", "metric"],
            "metric of this version",
            Object.keys(metrics),
            tally.metric,
          ),
        ];
  });
}

function overrideMetric(
  id: string,
  metric: MetricRule,
  override: MetricOverride,
  rules: RuleVersion,
  issues: RuleIssue[],
) {
  const refuse = (key: string, message: string) => issues.push({ path: ["metrics", id, key], message });
  const user = { source: override.source ?? USER, provenance: "user" } as const;
  if (!Object.hasOwn(rules.sources, user.source))
    issues.push(unknownKey(["metrics", id, "source"], "source", Object.keys(rules.sources), user.source));
  const given = (["tiers", "knots", "peers"] as const).filter((key) => override[key] !== undefined);
  if (given.length > 1) return refuse(given[1]!, `give one of ${given.join(", ")}, not ${given.length}`);

  const { tiers, knots, peers, value, pointsByHour, limitHours } = override;
  const { mapping } = metric;
  if (override.below !== undefined && !tiers && mapping.kind !== "tiers")
    refuse("below", "below goes with tiers; give the tiers as well");
  if (tiers || (override.below !== undefined && mapping.kind === "tiers")) {
    const old = mapping.kind === "tiers" ? mapping.cases.at(-1)! : null;
    const floor = rules.dimensions.find((dimension) => dimension.id === metric.dimension)?.clamp.min ?? 0;
    metric.mapping = {
      kind: "tiers",
      better: directionOf(mapping) ?? (tiers!.at(-1)!.bound < tiers![0]!.bound ? "lower" : "higher"),
      cases: [
        {
          below: override.below ?? old?.below ?? floor,
          bounds: tiers?.map((tier) => ({ ...tier, ...user })) ?? old!.bounds,
          ...user,
        },
      ],
    };
  }
  if (knots) metric.mapping = { kind: "piecewise-linear", cases: [{ knots, ...user }] };
  if (peers) {
    if (mapping.kind === "peer-rank")
      metric.mapping = { ...mapping, peers: snapshotsOf(peers).map((one) => ({ ...one, ...user })) };
    else refuse("peers", `${rules.id} does not rank ${id} among peers; give tiers or knots instead`);
  }
  if (value !== undefined) {
    if (metric.parameters.defaultValue === undefined)
      refuse(
        "value",
        `${id} is counted from the shop's files; only a metric that no file gives takes a value`,
      );
    else Object.assign(metric, { value, ...user, note: undefined });
  }
  if (pointsByHour) {
    if (metric.parameters.pointsByHour === undefined) refuse("pointsByHour", `${id} has no points by hour`);
    else metric.parameters = fromUser({ ...metric.parameters, pointsByHour }, user.source);
  }
  if (limitHours !== undefined) {
    if (metric.parameters.limitHours === undefined) refuse("limitHours", `${id} has no limit in hours`);
    else metric.parameters = fromUser({ ...metric.parameters, limitHours }, user.source);
  }
}

/** One undated snapshot of the peers, or several dated ones. */
function snapshotsOf(peers: NonNullable<MetricOverride["peers"]>) {
  const dated = peers.filter((one) => typeof one === "object");
  return dated.length > 0 ? dated : [{ values: peers.filter((one) => typeof one === "number") }];
}

function fromUser(parameters: MetricRule["parameters"], source: string): MetricRule["parameters"] {
  const { note: _, ...kept } = parameters;
  return { ...kept, source, provenance: "user" };
}

/** Which values are better under `mapping`; null where it does not say. */
function directionOf(mapping: Mapping): "higher" | "lower" | null {
  switch (mapping.kind) {
    case "tiers":
      return mapping.better;
    case "piecewise-linear": {
      const { knots } = mapping.cases[0]!;
      return knots.at(-1)![1] > knots[0]![1] ? "higher" : "lower";
    }
    case "peer-rank": {
      const { values } = mapping.peers[0]!;
      return values.at(-1)! > values[0]! ? "higher" : "lower";
    }
    case "direct":
    case "unpublished":
      return null;
    default:
      return mapping satisfies never;
  }
}

function unknownKey(
  path: readonly (string | number)[],
  kind: string,
  names: readonly string[],
  word = String(path.at(-1)),
): RuleIssue {
  const nearest = nearestWord(word, names);
  const hint = nearest === null ? `valid: ${names.join(", ")}` : `did you mean "${nearest}"?`;
  return { path, message: `"${word}" is no ${kind}: ${hint}` };
}

/** Where the user wrote what stands at `path` of the finished rules. */
function documentPath(path: readonly (string | number)[]): (string | number)[] {
  const [root, name, ...rest] = path;
  if (root === "draws") return ["draws", name!, ...documentPath(rest)];
  if (root === "weights") return ["weights", name!, ...rest.slice(2)];
  if (root !== "metrics" || rest[0] !== "mapping") return [...path];
  const key = { bounds: "tiers", knots: "knots" }[String(rest[3])];
  if (rest[1] === "cases" && key !== undefined) return ["metrics", name!, key, ...rest.slice(4)];
  return rest[1] === "peers" ? ["metrics", name!, "peers", ...rest.slice(2)] : ["metrics", name!, ...rest];
}
