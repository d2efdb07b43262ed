/** What the stages draw and a story tells. Rows are cohorts, oldest first, the last one that of the day itself, unless it says otherwise. */
export type DrawnProcess =
  | "paid"
  | "pickups"
  | "cancellations"
  | "pickup-seconds"
  | "signings"
  /** By due lag. */
  | "waybills"
  /** By due lag. */
  | "late"
  /** One entry per cell of `OnTheWay.waybills` that falls due. */
  | "known-late"
  | "reviews"
  | "bombs"
  /** One entry per star: at most 4, at most 3, at most 2, 1. */
  | "fewer-stars"
  | "quality-return"
  | "damage-return"
  | "applications"
  | "refunds"
  | "timed-refunds"
  | "settled"
  | "closures"
  | "closures-agreed"
  | "review-seconds"
  | "sessions"
  | "timed-sessions"
  | "rounds"
  | "reply-seconds"
  | "rated"
  | "dissatisfied"
  | "seeking"
  | "escalation"
  | `count:${string}`;

/** Where the stages leave what they drew of one replication, if anybody asks. */
export interface Recorder {
  readonly keep: (process: DrawnProcess, t: number, rows: Int32Array | Float64Array) => void;
}

/** What one replication drew: process → day from the start → entries in the order of drawing → rows. */
export type Recording = ReadonlyMap<DrawnProcess, readonly (readonly (readonly number[])[] | undefined)[]>;

/** A recorder of the first replication of a block, and what it has recorded so far. */
export function newRecorder(block: number): { readonly recorder: Recorder; readonly recording: Recording } {
  const recording = new Map<DrawnProcess, number[][][]>();
  return {
    recording,
    recorder: {
      keep(process, t, rows) {
        const days = recording.get(process) ?? [];
        recording.set(process, days);
        days[t] ??= [];
        days[t].push(Array.from({ length: rows.length / block }, (_, row) => rows[row * block]!));
      },
    },
  };
}

/** Rows of the `entry`-th time that a process drew on day `t`; none where it did not draw. */
export function drawnOn(
  recording: Recording,
  process: DrawnProcess,
  t: number,
  entry = 0,
): readonly number[] {
  return recording.get(process)?.[t]?.[entry] ?? [];
}

/** All that a process drew on day `t`. */
export function drawnInAll(recording: Recording, process: DrawnProcess, t: number): number {
  return drawnOn(recording, process, t).reduce((sum, count) => sum + count, 0);
}
