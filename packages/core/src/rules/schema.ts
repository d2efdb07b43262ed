import { z } from "zod";
import { perkKinds, shopTypes, violationKinds } from "../history/columns.ts";
import { provenanceRanking } from "./provenance.ts";

/**
 * The rule version: schema and type in one. A file in `rules/` is one published document, complete in itself.
 * Every object that carries a number of the rule also carries, itself or by the nearest object around it,
 * `source` (a key of `sources`) and `provenance`.
 */

export const dimensionIds = ["product", "logistics", "service", "content"] as const;
export type DimensionId = (typeof dimensionIds)[number];

const date = z.iso.date({ error: 'expected a date such as "2026-09-08"' });
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const sourced = { source: z.string().min(1), provenance: z.enum(provenanceRanking), note: text.optional() };

/** Which shops a case is for. A case without `for` is for all that no earlier case took. */
const Selector = z.strictObject({
  industries: z.array(z.string()).min(1).optional(),
  shopTypes: z.array(z.enum(shopTypes)).min(1).optional(),
});
export type Selector = z.infer<typeof Selector>;

export const Source = z.strictObject({
  title: z.string().min(1),
  url: z.url().optional(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
});

/** Days [T − fromDaysAgo, T − toDaysAgo] of the score shown on day T; `share` of the value comes from this window. */
const Window = z
  .strictObject({
    fromDaysAgo: z.int().min(1).max(400),
    toDaysAgo: z.int().min(1).max(400),
    share: z.number().gt(0).max(1).default(1),
  })
  .refine((window) => window.fromDaysAgo >= window.toDaysAgo, {
    error: "fromDaysAgo must not be less than toDaysAgo: the window starts before it ends",
  });
export type Window = z.infer<typeof Window>;

/** The tally that a floor, bonus or stage reads: one side of a metric, or a count of its own. */
const TallyRef = z.union([
  z.strictObject({ metric: z.string(), part: z.enum(["numerator", "denominator"]) }),
  z.strictObject({ count: z.string() }),
]);
export type TallyRef = z.infer<typeof TallyRef>;

const Bound = z.strictObject({ points: z.number(), bound: z.number(), ...sourced });

const Tiers = z.strictObject({
  kind: z.literal("tiers"),
  better: z.enum(["higher", "lower"]),
  cases: z
    .array(
      z.strictObject({
        for: Selector.optional(),
        /** Points of a value worse than every bound. */
        below: z.number(),
        /** A value at the bound or better gets its points; ascending by points. */
        bounds: z.array(Bound).min(1),
        ...sourced,
      }),
    )
    .min(1),
});

const PiecewiseLinear = z.strictObject({
  kind: z.literal("piecewise-linear"),
  cases: z
    .array(
      z.strictObject({
        for: Selector.optional(),
        /** [value, points], ascending by value; flat outside. */
        knots: z.array(z.tuple([z.number(), z.number()])).min(2),
        ...sourced,
      }),
    )
    .min(1),
});

/**
 * Points by rank among peers. `peers` are dated snapshots of the peers' distribution (values at `quantiles`);
 * between two snapshots the values move in a straight line, outside they stand still.
 */
const PeerRank = z.strictObject({
  kind: z.literal("peer-rank"),
  quantiles: z.array(z.number().min(0).max(1)).min(2),
  points: z.array(z.number()).min(2),
  peers: z
    .array(z.strictObject({ from: date.optional(), values: z.array(z.number()).min(2), ...sourced }))
    .min(1),
  ...sourced,
});

/** The value is the points, e.g. the mean of per-order points. */
const Direct = z.strictObject({ kind: z.literal("direct"), min: z.number(), max: z.number(), ...sourced });

/** Neither the platform nor a source says how the value becomes points: the metric is shown without a score. */
const Unpublished = z.strictObject({ kind: z.literal("unpublished"), ...sourced });

const Mapping = z.discriminatedUnion("kind", [Tiers, PiecewiseLinear, PeerRank, Direct, Unpublished]);
export type Mapping = z.infer<typeof Mapping>;

/** What a metric counts, where versions differ. Each metric reads the keys that its file names. */
const Parameters = z.strictObject({
  /** Which day dates an order: signed, paid, picked up by the courier, or due for pickup. */
  cohort: z.enum(["signed", "paid", "picked-up", "due"]).optional(),
  reasons: z.array(z.enum(["quality", "damage", "logistics", "mismatch", "no-reason", "other"])).optional(),
  afterSaleTypes: z.array(z.enum(["refund-only", "return-refund", "exchange"])).optional(),
  /** Reviews and after-sales before signing do not count in signed cohorts. */
  afterSigningOnly: z.boolean().optional(),
  /** 1…badStars stars are a bad review. */
  badStars: z.int().min(1).max(4).optional(),
  /** goodStars…5 stars are a good review. */
  goodStars: z.int().min(2).max(5).optional(),
  dissatisfiedStars: z.int().min(1).max(4).optional(),
  /** Hours in which the metric's clock (pickup, after-sale review) rests; null: it never rests. */
  restHours: z
    .strictObject({ from: z.int().min(0).max(23), until: z.int().min(0).max(23) })
    .nullable()
    .optional(),
  /** Limits of a rate, in hours, e.g. paid to picked up. */
  limitHours: z.number().positive().optional(),
  limitHoursByIndustry: z
    .array(z.strictObject({ industries: z.array(z.string()).min(1), hours: z.number().positive() }))
    .optional(),
  /** "hours": limitHours after payment; "next-day": 23:59:59 of the day after payment, promise for presale, QIC in 48 h. */
  pickupDeadline: z.enum(["hours", "next-day"]).optional(),
  /** Points of a pickup that took up to 1, 2, 3 … started hours; the last entry serves all longer ones. */
  pointsByHour: z.array(z.number()).min(1).optional(),
  compensatedPoints: z.number().optional(),
  /** Days from pickup to the delivery deadline (23:59:59) where the waybill has none of its own. */
  deliveryDays: z.int().min(0).optional(),
  /** Working hours of chat: sessions started in [from:00:00, until:00:00). */
  chatHours: z.strictObject({ from: z.int().min(0).max(24), until: z.int().min(0).max(24) }).optional(),
  unansweredSeconds: z.number().positive().optional(),
  /** Only after-sales that ended in liability of the merchant or in one of these compensations. */
  needsLiability: z.boolean().optional(),
  compensations: z.array(z.string()).optional(),
  /** Only after-sales applied for within so many days after shipping or payment. */
  withinDays: z.int().positive().optional(),
  withinDaysOf: z.enum(["shipping", "payment"]).optional(),
  /** Applications before the promised shipping time do not count. */
  notBeforePromise: z.boolean().optional(),
  /** Value where neither the page nor the user gives one. */
  defaultValue: z.number().optional(),
  /** Where these come from, if not from where the metric does. */
  source: z.string().min(1).optional(),
  provenance: z.enum(provenanceRanking).optional(),
  note: text.optional(),
});
export type Parameters = z.infer<typeof Parameters>;

const MetricRule = z.strictObject({
  title: text,
  dimension: z.enum(dimensionIds),
  windows: z.array(Window).min(1),
  parameters: Parameters.default({}),
  /** Order types left out, where the metric differs from the version's list. */
  orderTypesLeftOut: z.array(z.strictObject({ type: z.string(), from: date.optional() })).optional(),
  /** The small-count floor: fixed points while the tally is at most `atMost` (and, if asked, orders are few). */
  floor: z
    .strictObject({ tally: TallyRef, atMost: z.number().min(0), needsFewOrders: z.boolean(), ...sourced })
    .optional(),
  mapping: Mapping,
  /** A value that the user reads off the back office, for metrics that no file gives. */
  value: z.number().optional(),
  ...sourced,
});
export type MetricRule = z.infer<typeof MetricRule>;

const WeightCase = z.strictObject({
  for: Selector.optional(),
  /** Percent; a case sums to 100. */
  weights: z.record(z.string(), z.number().min(0).max(100)),
  ...sourced,
});
export type WeightCase = z.infer<typeof WeightCase>;
const WeightTable = z.array(WeightCase).min(1);

const Condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count-at-least"), tally: TallyRef, atLeast: z.number().min(0) }),
  z.strictObject({
    kind: z.literal("share-at-least"),
    numerator: TallyRef,
    denominator: TallyRef,
    atLeast: z.number().min(0).max(1),
  }),
  z.strictObject({ kind: z.literal("perk-open"), perk: z.enum(perkKinds), lastDays: z.int().min(1) }),
]);
export type Condition = z.infer<typeof Condition>;

const Deduction = z.strictObject({
  kind: z.literal("deduction"),
  id: z.string(),
  title: text,
  violations: z.array(z.enum(violationKinds)).min(1),
  points: z.number().positive(),
  /** act: each violation; day: each day with at least `minPerDay`; once: once in the window. */
  per: z.enum(["act", "day", "once"]),
  minPerDay: z.int().min(1).default(1),
  cap: z.number().positive(),
  /** Deductions of one group share their cap (the greatest of the group's): the rule of the old and of the new acts. */
  capGroup: z.string().optional(),
  windowDays: z.int().positive(),
  /** Only acts of these days. */
  committed: z.strictObject({ from: date.optional(), until: date.optional() }).optional(),
  ...sourced,
});
export type Deduction = z.infer<typeof Deduction>;

const Bonus = z.strictObject({
  kind: z.literal("bonus"),
  id: z.string(),
  title: text,
  target: z.enum(["total", ...dimensionIds]),
  points: z.number().positive(),
  /** Days over which the conditions count. */
  windowDays: z.int().positive(),
  conditions: z.array(Condition).min(1),
  notFor: Selector.optional(),
  ...sourced,
});
export type Bonus = z.infer<typeof Bonus>;

const Range = z.strictObject({ min: z.number(), max: z.number(), ...sourced });

export const GrowthIndicator = z.strictObject({
  tally: TallyRef.optional(),
  metric: z.string().optional(),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  ...sourced,
});

const Stages = z.discriminatedUnion("kind", [
  /** A score from the first order on. */
  z.strictObject({ kind: z.literal("always"), ...sourced }),
  z.strictObject({
    kind: z.literal("by-orders"),
    /** Valid paid orders in the window from which on the shop is formal. */
    minimumOrders: z.int().positive(),
    windowDays: z.int().positive(),
    /** null: below the minimum there is no score. */
    growth: z
      .strictObject({
        score: z.number(),
        loweredTo: z.number(),
        notForShopTypes: z.array(z.enum(shopTypes)),
        /** Shops older than this also need an order. */
        newShopDays: z.int().positive(),
        loweredBy: z.array(z.enum(violationKinds)),
        /** Unpublished: empty until the user gives the standards of the back office. */
        indicators: z.array(GrowthIndicator),
        ...sourced,
      })
      .nullable(),
    ...sourced,
  }),
]);

const Protection = z.strictObject({
  kind: z.literal("at-least-peer-median"),
  from: date,
  until: date,
  ...sourced,
});

const BuyerDisplay = z.strictObject({
  /** Displayed total at or above `from` shows as `buyer`; descending. null: the total itself is the buyers' score. */
  scores: z.array(z.strictObject({ from: z.number(), buyer: z.number() })).nullable(),
  stars: z.array(z.strictObject({ from: z.number(), stars: z.number() })),
  ...sourced,
});

/** One equally likely alternative of what was learnt: mappings by metric, weights by table. The rest of the version is the same. */
const RuleDraw = z.strictObject({
  metrics: z.record(z.string(), Mapping),
  weights: z.strictObject({
    dimensions: WeightTable.exactOptional(),
    product: WeightTable.exactOptional(),
    logistics: WeightTable.exactOptional(),
    service: WeightTable.exactOptional(),
    content: WeightTable.exactOptional(),
  }),
});
export type RuleDraw = z.infer<typeof RuleDraw>;

export const RuleVersion = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    /** null: never in force. */
    effectiveFrom: date.nullable(),
    /** First day on which the platform showed this version's score without effect. */
    previewFrom: date.optional(),
    /** Where the document and its dates come from. */
    dates: z.strictObject(sourced),
    sources: z.record(z.string(), Source),
    /** The unpublished parts, in words. */
    unknown: z.array(text),
    orderTypesLeftOut: z.strictObject({
      types: z.array(z.strictObject({ type: z.string(), from: date.optional() })),
      ...sourced,
    }),
    dimensions: z
      .array(
        z.strictObject({
          id: z.enum(dimensionIds),
          title: text,
          clamp: z.strictObject({ min: z.number(), max: z.number() }),
          ...sourced,
        }),
      )
      .min(1),
    weights: z.strictObject({
      dimensions: WeightTable,
      product: WeightTable,
      logistics: WeightTable,
      service: WeightTable,
      content: WeightTable.optional(),
    }),
    metrics: z.record(z.string(), MetricRule),
    /** Points of the floor, and below how many valid paid orders a shop has few. null: no floor. */
    floor: z
      .strictObject({
        points: z.number(),
        windowDays: z.int().positive(),
        fewOrders: z
          .array(z.strictObject({ for: Selector.optional(), below: z.int().positive(), ...sourced }))
          .min(1),
        ...sourced,
      })
      .nullable(),
    adjustments: z.array(z.discriminatedUnion("kind", [Deduction, Bonus])),
    /** Deductions for acts before this version came into force, while it is in force ("the rule of the day of the act"). */
    transition: z.array(Deduction).default([]),
    stages: Stages,
    protections: z.array(Protection).default([]),
    total: Range,
    display: z.strictObject({ digits: z.int().min(0).max(4), ...sourced }),
    buyerDisplay: BuyerDisplay,
    /** How uncertain learnt mappings and weights are. Scores use the central ones; simulated futures take turns. Absent: certain. */
    draws: z.array(RuleDraw).min(1).max(64).optional(),
  })
  .superRefine((rules, context) => {
    const fail = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const visit = (node: unknown, path: PropertyKey[]) => {
      if (node === null || typeof node !== "object") return;
      if ("source" in node && typeof node.source === "string" && !Object.hasOwn(rules.sources, node.source))
        fail(
          [...path, "source"],
          `"${node.source}" is not listed under sources; add it there, with title, url and dates`,
        );
      for (const [key, child] of Object.entries(node))
        if (key !== "sources") visit(child, [...path, Array.isArray(node) ? Number(key) : key]);
    };
    visit(rules, []);
    checkWeights(rules, fail);
    for (const [id, metric] of Object.entries(rules.metrics)) checkMetric(id, metric, rules.metrics, fail);
    for (const [i, draw] of (rules.draws ?? []).entries())
      checkDraw(draw, rules.metrics, rules, (path, message) => fail(["draws", i, ...path], message));
    checkFrame(rules, fail);
  });
export type RuleVersion = z.infer<typeof RuleVersion>;

type Fail = (path: PropertyKey[], message: string) => void;

function checkWeights(
  rules: {
    weights: Record<string, WeightCase[] | undefined>;
    metrics: Record<string, MetricRule>;
    dimensions: { id: string }[];
  },
  fail: Fail,
) {
  for (const [table, cases] of Object.entries(rules.weights)) {
    if (!cases) continue;
    for (const [i, { weights }] of cases.entries()) {
      const path = ["weights", table, i];
      const sum = Object.values(weights).reduce((a, b) => a + b, 0);
      if (Math.abs(sum - 100) > 1e-9)
        fail([...path, "weights"], `weights sum to ${sum}; make them sum to 100`);
      for (const key of Object.keys(weights)) {
        const known =
          table === "dimensions"
            ? rules.dimensions.some((d) => d.id === key)
            : rules.metrics[key]?.dimension === table;
        if (!known)
          fail(
            [...path, "weights", key],
            `"${key}" is no ${table === "dimensions" ? "dimension" : `metric of dimension ${table}`} of this version; remove it or add its rule`,
          );
      }
    }
    if (cases.at(-1)?.for !== undefined)
      fail(
        ["weights", table, cases.length - 1, "for"],
        "the last case must be for everybody: remove its `for`",
      );
  }
}

function checkMetric(id: string, metric: MetricRule, all: Record<string, MetricRule>, fail: Fail) {
  const path = ["metrics", id];
  const share = metric.windows.reduce((sum, window) => sum + window.share, 0);
  if (Math.abs(share - 1) > 1e-9)
    fail([...path, "windows"], `window shares sum to ${share}; make them sum to 1`);
  if (metric.floor && "metric" in metric.floor.tally && !all[metric.floor.tally.metric])
    fail(
      [...path, "floor", "tally", "metric"],
      `"${metric.floor.tally.metric}" is no metric of this version`,
    );
  const { mapping } = metric;
  if (
    (mapping.kind === "tiers" || mapping.kind === "piecewise-linear") &&
    mapping.cases.at(-1)?.for !== undefined
  )
    fail([...path, "mapping", "cases"], "the last case must be for everybody: remove its `for`");
  if (mapping.kind === "tiers")
    for (const [i, { bounds }] of mapping.cases.entries()) {
      const sign = mapping.better === "higher" ? 1 : -1;
      for (let b = 1; b < bounds.length; b++)
        if (
          bounds[b]!.points <= bounds[b - 1]!.points ||
          sign * (bounds[b]!.bound - bounds[b - 1]!.bound) <= 0
        )
          fail(
            [...path, "mapping", "cases", i, "bounds", b],
            `bound ${bounds[b]!.bound} for ${bounds[b]!.points} points is not better than the one before; order bounds by rising points`,
          );
    }
  if (mapping.kind === "piecewise-linear")
    for (const [i, { knots }] of mapping.cases.entries())
      for (let k = 1; k < knots.length; k++)
        if (knots[k]![0] <= knots[k - 1]![0])
          fail(
            [...path, "mapping", "cases", i, "knots", k],
            `knot values must rise: ${knots[k]![0]} follows ${knots[k - 1]![0]}`,
          );
  if (mapping.kind === "peer-rank") {
    for (let q = 1; q < mapping.quantiles.length; q++)
      if (mapping.quantiles[q]! <= mapping.quantiles[q - 1]!)
        fail([...path, "mapping", "quantiles", q], `quantiles must rise: ${mapping.quantiles[q]} comes late`);
    if (mapping.points.length !== mapping.quantiles.length)
      fail(
        [...path, "mapping", "points"],
        `${mapping.points.length} points for ${mapping.quantiles.length} quantiles; give one for each`,
      );
    for (const [i, { values }] of mapping.peers.entries()) {
      if (values.length !== mapping.quantiles.length)
        fail(
          [...path, "mapping", "peers", i, "values"],
          `${values.length} values for ${mapping.quantiles.length} quantiles; give one for each`,
        );
      const direction = Math.sign(values.at(-1)! - values[0]!);
      for (let v = 1; v < values.length; v++)
        if (Math.sign(values[v]! - values[v - 1]!) !== direction)
          fail(
            [...path, "mapping", "peers", i, "values", v],
            "peer values must be strictly ordered from worst to best",
          );
    }
  }
}

function checkDraw(
  { metrics, weights }: RuleDraw,
  all: Record<string, MetricRule>,
  { dimensions }: { dimensions: { id: string }[] },
  fail: Fail,
) {
  checkWeights({ weights, metrics: all, dimensions }, fail);
  for (const [id, mapping] of Object.entries(metrics)) {
    const metric = all[id];
    if (metric) checkMetric(id, { ...metric, mapping }, all, fail);
    else fail(["metrics", id], `"${id}" is no metric of this version; remove it`);
  }
}

interface Frame {
  readonly metrics: Record<string, MetricRule>;
  readonly floor: { readonly fewOrders: readonly { readonly for?: Selector | undefined }[] } | null;
  readonly adjustments: readonly (Deduction | Bonus)[];
  readonly transition: readonly Deduction[];
  readonly total: { readonly min: number; readonly max: number };
  readonly buyerDisplay: z.infer<typeof BuyerDisplay>;
  readonly effectiveFrom: string | null;
  readonly previewFrom?: string | undefined;
}

function checkFrame(rules: Frame, fail: Fail) {
  const { floor, total, buyerDisplay, effectiveFrom, previewFrom } = rules;
  for (const [id, metric] of Object.entries(rules.metrics))
    if (metric.floor && floor === null)
      fail(["metrics", id, "floor"], "the version has no floor; give its points and orders under floor");
  if (floor && floor.fewOrders.at(-1)?.for !== undefined)
    fail(
      ["floor", "fewOrders", floor.fewOrders.length - 1, "for"],
      "the last case must be for everybody: remove its `for`",
    );
  if (total.min >= total.max) fail(["total", "min"], `min ${total.min} is not below max ${total.max}`);
  if (previewFrom !== undefined && (effectiveFrom === null || previewFrom >= effectiveFrom))
    fail(["previewFrom"], "the preview must start before the version is in force");
  const lists = { scores: buyerDisplay.scores ?? [], stars: buyerDisplay.stars };
  for (const [name, rows] of Object.entries(lists))
    for (let row = 1; row < rows.length; row++)
      if (rows[row]!.from >= rows[row - 1]!.from)
        fail(
          ["buyerDisplay", name, row, "from"],
          `${rows[row]!.from} follows ${rows[row - 1]!.from}; order the rows from the highest down`,
        );
  const ids = new Set<string>();
  for (const [list, entries] of [
    ["adjustments", rules.adjustments],
    ["transition", rules.transition],
  ] as const)
    for (const [i, adjustment] of entries.entries()) {
      if (ids.has(adjustment.id))
        fail([list, i, "id"], `"${adjustment.id}" is the id of an earlier adjustment; choose another`);
      ids.add(adjustment.id);
    }
}
