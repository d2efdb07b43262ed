import type { BinomialFamily, Durations, Kernel, Multinomial } from "../../kernel/kernel.ts";
import type { SeriesModel } from "../../model/series/series-model.ts";
import type { Share, ShopModel } from "../../model/shop-model.ts";
import type { Atoms } from "../../random/atoms.ts";
import { type StreamKey, streamKey } from "../../random/stream-key.ts";
import type { SlotWindow } from "../books.ts";
import { compileShare, cumulativeHazard, dayFactors, durations, levelFactors } from "../compiled-model.ts";

type OfKind<K extends SeriesModel["kind"]> = Extract<SeriesModel, { kind: K }>;

interface Common<K extends SeriesModel["kind"]> {
  readonly kind: K;
  readonly model: OfKind<K>;
  /** Its place in the model's series. */
  readonly place: number;
  readonly key: StreamKey;
  readonly slots: readonly SlotWindow[];
  /** What is not known about it, one value per replication: factors, or hazards of shares. */
  readonly levels: readonly Float64Array[];
  /** Points of its day factors. */
  readonly days: readonly Float64Array[];
}

export interface EventRun extends Common<"events"> {
  readonly counted: BinomialFamily | null;
  /** Hazards by lag, the longest lag first. */
  readonly byRow: Float64Array;
  /** Orders that the event has not reached, by day of their cohort. */
  readonly open: Int32Array;
  /** Hazards of one cause, where there are several. */
  readonly mixed: Float64Array | null;
}

export interface RatingRun extends Common<"ratings"> {
  readonly given: BinomialFamily | null;
}

export interface InTimeRun extends Common<"in-time"> {
  readonly counted: BinomialFamily | null;
  /** Of the orders paid on a day. */
  readonly pickedUp: Int32Array;
  readonly cancelled: Int32Array;
}

export type PointRun = Common<"points">;

export interface TransitRun extends Common<"transit"> {
  readonly timed: BinomialFamily | null;
  readonly offset: Durations;
}

export interface DailyRun extends Common<"daily"> {
  readonly each: Durations | null;
  readonly shares: Multinomial | null;
}

/** Working memory of a model's series, by kind. */
export interface SeriesRuns {
  /** Columns of what is not known, of every series of the model in its order. */
  readonly levels: readonly Float64Array[];
  readonly all: readonly (EventRun | RatingRun | InTimeRun | PointRun | TransitRun | DailyRun)[];
  readonly events: readonly EventRun[];
  readonly ratings: readonly RatingRun[];
  readonly inTime: readonly InTimeRun[];
  readonly points: readonly PointRun[];
  readonly transit: readonly TransitRun[];
  readonly daily: readonly DailyRun[];
}

/** What is not known about a series: equally likely points of each of its levels. */
export function seriesLevels(series: SeriesModel): Atoms[] {
  const hit = (share: Share) => compileShare(share).hazards;
  switch (series.kind) {
    case "events":
      return [levelFactors(series.hazards.evidence)];
    case "ratings":
      return series.other ? series.other.hit.map(hit) : [];
    case "in-time":
      return [hit(series.onDueDay), hit(series.later)];
    case "points":
    case "transit":
      return [];
    case "daily": {
      const { amount } = series;
      return [
        levelFactors(series.rate.evidence),
        amount.kind === "share" ? hit(amount.bad) : levelFactors(amount.evidence),
      ];
    }
    default:
      return series satisfies never;
  }
}

function dayPoints(series: SeriesModel): Atoms[] {
  const of = ({ dayVariance }: { readonly dayVariance: number }) => dayFactors(dayVariance);
  switch (series.kind) {
    case "events":
      return [of(series.hazards)];
    case "ratings":
      return series.other ? series.other.hit.map(of) : [];
    case "in-time":
      return [of(series.onDueDay), of(series.later)];
    case "points":
    case "transit":
      return [];
    case "daily":
      return [of(series.rate), of(series.amount.kind === "share" ? series.amount.bad : series.amount)];
    default:
      return series satisfies never;
  }
}

/**
 * @param slots where each series books
 * @param cohorts makes a column of cohorts
 */
export function newSeriesRuns(
  kernel: Kernel,
  block: number,
  { series = [] }: ShopModel,
  seed: string,
  slots: readonly (readonly SlotWindow[])[],
  cohorts: () => Int32Array,
): SeriesRuns {
  const family = (share: number | null) =>
    share === null || share >= 1 ? null : kernel.binomialFamily(share);
  const levels = series.map((model) => seriesLevels(model).map(() => kernel.float64(block)));
  const runs = series.flatMap((model, place): SeriesRuns["all"][number][] => {
    if (slots[place]!.length === 0) return [];
    const common = {
      place,
      key: streamKey(seed, "series", model.metric),
      slots: slots[place]!,
      levels: levels[place]!,
      days: dayPoints(model).map((points) => kernel.constants(points)),
    };
    switch (model.kind) {
      case "events": {
        const { byLag, dayVariance } = model.hazards;
        const rows = [...byLag].reverse().map((p) => cumulativeHazard(p, dayVariance));
        return [
          {
            ...common,
            kind: "events",
            model,
            counted: family(model.counted),
            byRow: kernel.constants(rows),
            open: cohorts(),
            mixed: model.causes.length > 1 ? kernel.float64(rows.length * block) : null,
          },
        ];
      }
      case "ratings":
        return [{ ...common, kind: "ratings", model, given: family(model.other?.given ?? null) }];
      case "in-time":
        return [
          {
            ...common,
            kind: "in-time",
            model,
            counted: family(model.counted),
            pickedUp: cohorts(),
            cancelled: cohorts(),
          },
        ];
      case "points":
        return [{ ...common, kind: "points", model }];
      case "transit": {
        const offset = durations(model.offset);
        return [
          {
            ...common,
            kind: "transit",
            model,
            timed: family(model.timed),
            offset: { ...offset, points: kernel.constants(offset.points) },
          },
        ];
      }
      case "daily": {
        const { amount } = model;
        const each = amount.kind === "sum" ? durations(amount.each) : null;
        return [
          {
            ...common,
            kind: "daily",
            model,
            each: each && { ...each, points: kernel.constants(each.points) },
            shares: amount.kind === "values" ? kernel.multinomial(amount.shares) : null,
          },
        ];
      }
      default:
        return model satisfies never;
    }
  });
  const of = <K extends SeriesModel["kind"]>(kind: K) =>
    runs.filter((run): run is Extract<SeriesRuns["all"][number], { kind: K }> => run.kind === kind);
  return {
    levels: levels.flat(),
    all: runs,
    events: of("events"),
    ratings: of("ratings"),
    inTime: of("in-time"),
    points: of("points"),
    transit: of("transit"),
    daily: of("daily"),
  };
}
