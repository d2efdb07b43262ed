import type { BinomialFamily, Durations, Kernel, Multinomial } from "../kernel/kernel.ts";
import { APPLICATION_LAGS, COHORT_LAGS, PICKUP_LAGS, REFUND_LAGS, SIGNING_LAGS } from "../model/lags.ts";
import type { ShopModel } from "../model/shop-model.ts";
import type { Atoms } from "../random/atoms.ts";
import type { CompiledHazards, CompiledModel } from "./compiled-model.ts";
import { compileShare, dayFactors, durations, levelFactors } from "./compiled-model.ts";
import type { CompiledDurations } from "./durations.ts";
import { worldInputs } from "./probe.ts";
import { seriesLevels } from "./series/series-run.ts";

/** The hazards of a process by lag, the longest lag first, and its good and bad days. */
export interface PreparedHazards {
  readonly byRow: Float64Array;
  readonly dayFactor: Float64Array;
}

/** Processes with hazards by lag. */
export type HazardProcessName =
  | "pickup"
  | "signing"
  | "review"
  | "qualityReturn"
  | "damageReturn"
  | "application"
  | "refund"
  | "escalation";

/** Lags that each process is followed for. */
export const lagsOf = {
  pickup: PICKUP_LAGS,
  signing: SIGNING_LAGS,
  review: COHORT_LAGS,
  qualityReturn: COHORT_LAGS,
  damageReturn: COHORT_LAGS,
  application: APPLICATION_LAGS,
  refund: REFUND_LAGS,
  escalation: COHORT_LAGS,
} as const satisfies Record<HazardProcessName, number>;

/** What the fitted shop draws from, in a kernel's memory. */
export interface PreparedModel extends Readonly<Record<HazardProcessName, PreparedHazards>> {
  readonly cancellation: Float64Array;
  readonly closure: Float64Array;
  readonly pickupSeconds: readonly Durations[];
  readonly reviewSeconds: Durations;
  readonly rounds: Durations;
  /** Due days of a day's waybills; how many lags have a share, up to the last. */
  readonly dueLag: Multinomial;
  readonly dueLags: number;
  /** Due lags whose lateness is known: those given, and those of waybills on the road. */
  readonly lateLags: number;
  readonly timedRefunds: BinomialFamily;
  readonly timedSessions: BinomialFamily;
  readonly days: {
    readonly demand: Float64Array;
    readonly pickupSeconds: Float64Array;
    readonly reviewSeconds: Float64Array;
    readonly late: Float64Array;
    readonly fewerStars: Float64Array;
    readonly sessions: Float64Array;
    readonly response: Float64Array;
    readonly dissatisfied: Float64Array;
    readonly seeking: Float64Array;
    readonly counts: readonly Float64Array[];
  };
  /** Mean cumulative hazards of being late, by due lag. */
  readonly meanLate: readonly number[];
  /** What the world is drawn from, one entry per slot of its stream: points of one posterior, or of several that go together. */
  readonly world: readonly { readonly input: string; readonly points: readonly Float64Array[] }[];
  /** 1 for every row. */
  readonly ones: Float64Array;
}

/** Days of the longest process. */
const MOST_LAGS = APPLICATION_LAGS;

export function prepareModel(kernel: Kernel, model: ShopModel, compiled: CompiledModel): PreparedModel {
  const held = new Map<Atoms, Float64Array>();
  const points = (atoms: Atoms) => {
    const column = held.get(atoms) ?? kernel.constants(atoms);
    held.set(atoms, column);
    return column;
  };
  const hazards = (name: HazardProcessName): PreparedHazards => {
    const process: CompiledHazards = compiled[name];
    return {
      byRow: byRow(kernel, lagsOf[name], (lag) => process.byLag[lag] ?? 0),
      dayFactor: points(process.dayFactor),
    };
  };
  const seconds = (of: CompiledDurations): Durations => ({ ...of, points: kernel.constants(of.points) });
  const { afterSales, chats, delivery, help } = model;
  const late = delivery.late.map((share) => compileShare(share, delivery.dayVariance));
  const stars = model.fewerStars.map((share, k) => compileShare(share, k === 0 ? share.dayVariance : 0));
  const counts = model.counts.map(({ share }) => compileShare(share));
  const dueLags = 1 + delivery.dueLag.findLastIndex((p) => p > 0);
  const dissatisfied = compileShare(chats.dissatisfied);
  const unknown = [
    levelFactors(model.demand.evidence),
    compiled.pickup.level,
    levelFactors(model.pickupSeconds.evidence),
    ...[compiled.signing.level, compiled.review.level],
    ...[compiled.qualityReturn.level, compiled.damageReturn.level],
    ...[compiled.application.level, compiled.refund.level],
    levelFactors(afterSales.reviewSeconds.evidence),
    levelFactors(chats.sessions.evidence),
    levelFactors(chats.evidence),
    levelFactors(help.seeking.evidence),
    compiled.escalation.level,
    compileShare(chats.rated).posterior,
    ...[dissatisfied, ...stars].map(({ hazards }) => hazards),
    late.map(({ hazards }) => hazards),
    ...counts.map(({ hazards }) => hazards),
    ...(model.series ?? []).flatMap(seriesLevels),
  ];
  const inputs = worldInputs(model);
  return {
    pickup: hazards("pickup"),
    signing: hazards("signing"),
    review: hazards("review"),
    qualityReturn: hazards("qualityReturn"),
    damageReturn: hazards("damageReturn"),
    application: hazards("application"),
    refund: hazards("refund"),
    escalation: hazards("escalation"),
    cancellation: byRow(kernel, PICKUP_LAGS, (lag) => compiled.cancellation[lag]!),
    closure: byRow(kernel, REFUND_LAGS, (lag) => compiled.closure[lag]!),
    pickupSeconds: compiled.pickupSeconds.map(seconds),
    reviewSeconds: seconds(compiled.reviewSeconds),
    rounds: seconds(durations(chats.rounds)),
    dueLag: kernel.multinomial(delivery.dueLag.slice(0, dueLags)),
    dueLags,
    lateLags: delivery.late.length,
    timedRefunds: kernel.binomialFamily(afterSales.timedShare),
    timedSessions: kernel.binomialFamily(chats.timedShare),
    days: {
      demand: points(dayFactors(model.demand.dayVariance)),
      pickupSeconds: points(dayFactors(model.pickupSeconds.dayVariance)),
      reviewSeconds: points(dayFactors(afterSales.reviewSeconds.dayVariance)),
      late: points(late[0]!.dayFactor),
      fewerStars: points(stars[0]!.dayFactor),
      sessions: points(dayFactors(chats.sessions.dayVariance)),
      response: points(dayFactors(chats.dayVariance)),
      dissatisfied: points(dissatisfied.dayFactor),
      seeking: points(dayFactors(help.seeking.dayVariance)),
      counts: counts.map(({ dayFactor }) => points(dayFactor)),
    },
    meanLate: late.map(({ meanHazard }) => meanHazard),
    world: unknown.map((of, slot) => ({
      input: inputs[slot]!,
      points: (Array.isArray(of) ? of : [of]).map(points),
    })),
    ones: kernel.float64(MOST_LAGS).fill(1),
  };
}

function byRow(kernel: Kernel, lags: number, hazard: (lag: number) => number): Float64Array {
  return kernel.constants(Array.from({ length: lags }, (_, row) => hazard(lags - 1 - row)));
}
