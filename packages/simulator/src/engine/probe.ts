import type { Kernel, Streams } from "../kernel/kernel.ts";
import { seriesId } from "../model/processes.ts";
import type { ShopModel } from "../model/shop-model.ts";
import { openSlots, type Slots, uniformAt } from "../random/slots.ts";
import type { StreamKey } from "../random/stream-key.ts";
import { seriesLevels } from "./series/series-run.ts";

/** A replication's double has its number plus this, beyond every number of replications that may be asked for. */
const DOUBLE = 1 << 20;

/** Where chance comes from when it is not all the replication's own: what sensitivity studies vary. */
export interface Probe {
  /** Inputs held at a point of their distribution: the probability below it, in (0, 1). */
  readonly held?: Readonly<Record<string, number>>;
  /** Inputs drawn from the double's world. */
  readonly redrawn?: readonly string[];
  /** Everything is the double's. */
  readonly doubles?: true;
  /** The days' luck is the double's; what is not known about the shop stays. */
  readonly otherLuck?: true;
}

/** What is not known about the shop, one id per slot of the world's stream in the order of `prepareModel`. */
export function worldInputs(model: ShopModel): string[] {
  return [
    ...["demand", "pickup", "pickup-seconds", "signing", "review", "quality-return", "damage-return"],
    ...["application", "refund", "review-seconds", "sessions", "response", "seeking", "escalation"],
    ...["rated", "dissatisfied"],
    ...model.fewerStars.map(() => "stars"),
    "delivery",
    ...model.counts.map(({ id }) => `count:${id}`),
    ...(model.series ?? []).flatMap((series) => seriesLevels(series).map(() => seriesId(series.metric))),
  ];
}

/** The input that a lever's effect is. */
export function effectInput(use: string): string {
  return `effect:${use}`;
}

/** The replication whose days happen. */
export function luckOf(probe: Probe | undefined, replication: number): number {
  return probe?.otherLuck || probe?.doubles ? replication + DOUBLE : replication;
}

/** Slot 0, 1 … of the stream that `key` names for a replication, `inputs[slot]` being what it decides. */
export function uniformsOf(
  key: StreamKey,
  replication: number,
  inputs: readonly string[],
  probe: Probe | undefined,
): (slot: number) => number {
  const own: Slots = { start: 0, step: 1 };
  openSlots(own, key, probe?.doubles ? replication + DOUBLE : replication, 0);
  if (!probe?.held && !probe?.redrawn) return (slot) => uniformAt(own, slot);
  const other: Slots = { start: 0, step: 1 };
  openSlots(other, key, replication + DOUBLE, 0);
  return (slot) => {
    const input = inputs[slot]!;
    const held = probe.held?.[input];
    if (held !== undefined) return held;
    return uniformAt(probe.redrawn?.includes(input) ? other : own, slot);
  };
}

/** The same for a block of replications from `first` on: a row of words per input. `streams` is scratch. */
export function fillWords(
  kernel: Kernel,
  key: StreamKey,
  first: number,
  inputs: readonly string[],
  probe: Probe | undefined,
  streams: Streams,
  words: Uint32Array,
): void {
  kernel.openStreams(key, probe?.doubles ? first + DOUBLE : first, 0, streams);
  kernel.uniforms(streams, 0, words);
  if (!probe?.held && !probe?.redrawn) return;
  kernel.openStreams(key, first + DOUBLE, 0, streams);
  const block = streams.start.length;
  for (const [slot, input] of inputs.entries()) {
    const row = words.subarray(slot * block, (slot + 1) * block);
    const held = probe.held?.[input];
    if (held !== undefined) row.fill(Math.floor(held * 4294967296));
    else if (probe.redrawn?.includes(input)) kernel.uniforms(streams, slot, row);
  }
}
