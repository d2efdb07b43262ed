import type { StreamKey } from "../random/stream-key.ts";

/** Something that a kernel has prepared; of use with that kernel alone. */
export type Prepared<What extends string> = number & { readonly prepared: What };
export type BinomialFamily = Prepared<"binomial">;
export type PoissonFamily = Prepared<"poisson">;
export type Multinomial = Prepared<"multinomial">;
export type PointMapping = Prepared<"mapping">;

/** The open streams of one (purpose, day), one per replication of the block: see `Slots`. */
export interface Streams {
  readonly start: Uint32Array;
  readonly step: Uint32Array;
}

/** A duration's distribution: equally likely points with their mean and mean² ÷ variance (Infinity: all alike). */
export interface Durations {
  readonly points: Float64Array;
  readonly mean: number;
  readonly shape: number;
}

/** Bytes that a kernel may use; memory that is not touched costs nothing. */
export interface KernelSize {
  /** For columns and what is prepared. Beyond it an allocation throws. Default 32 MiB. */
  readonly columnBytes?: number;
  /** For guide tables, at least 1 MiB. Beyond it they are built anew, which changes no draw. Default 32 MiB. */
  readonly tableBytes?: number;
}

/**
 * Draws for blocks of replications in columns: element i of every column belongs to replication `first + i`.
 *
 * Two implementations give the same bytes. A column is a plain typed array, but it must come from this kernel
 * (`int32`, `uint32`, `float64`, `constants`; subarrays that begin at a multiple of 4 elements are as good). Columns of one
 * call have the length of its result. Uniforms come as words: w stands for (w + ½) / 2³². One word decides one draw, by
 * inversion: exact, and monotone in the word, in n and in the probability. No draw depends on the size of
 * the block, on the draws beside it or on what the kernel did before.
 */
export interface Kernel {
  readonly kind: "wasm" | "reference";

  /** @throws {RangeError} if the kernel's memory is used up */
  int32(length: number): Int32Array;
  uint32(length: number): Uint32Array;
  float64(length: number): Float64Array;
  /** A column that holds `values`: atoms, points of durations. */
  constants(values: ArrayLike<number>): Float64Array;

  /** Takes everything back, columns, what is prepared and tables: none of it may be used any more. */
  startOver(): void;

  /** Opens the streams of replications `first`, `first + 1` … on one day. */
  openStreams(key: StreamKey, first: number, day: number, streams: Streams): void;
  /** Slots `slot`, `slot + 1` … of the streams, slot after slot: as many as `words` holds times the block. */
  uniforms(streams: Streams, slot: number, words: Uint32Array): void;

  /** Gives back the room of all guide tables, for another shop or to measure from cold; changes no draw. */
  forgetTables(): void;

  /** Binomial draws that share one probability; tables are built as counts turn up. */
  binomialFamily(p: number): BinomialFamily;
  binomials(family: BinomialFamily, n: Int32Array, words: Uint32Array, out: Int32Array): void;
  /** Binomial draws whose probability differs by replication. */
  binomialsOf(n: Int32Array, p: Float64Array, words: Uint32Array, out: Int32Array): void;
  /** The same with p = 1 − e^−hazard. `out` must be another column than `n`. */
  binomialsOfHazard(n: Int32Array, hazard: Float64Array, words: Uint32Array, out: Int32Array): void;

  /** @param mean ≥ 0, below 2³⁰ */
  poissonFamily(mean: number): PoissonFamily;
  poissons(family: PoissonFamily, words: Uint32Array, out: Int32Array): void;
  poissonsOf(mean: Float64Array, words: Uint32Array, out: Int32Array): void;

  /** Shares of a whole, in order, together at most 1 (1 + 1e-9); what they leave stays where it is. */
  multinomial(shares: readonly number[]): Multinomial;
  /**
   * Takes the shares out of `left`, one after the other, by conditional binomials with one word each: `words` and `out` hold a
   * row of the block's length per share. Shares that add up to 1 give the last one all that is left.
   */
  spread(multinomial: Multinomial, left: Int32Array, words: Uint32Array, out: Int32Array): void;

  /** The equally likely point that each word falls on. */
  pick(points: Float64Array, words: Uint32Array, out: Float64Array): void;
  /**
   * Sums of `count` durations times `factor`, in whole units. Few durations are drawn one by one, from slots `slot`,
   * `slot + 1` …; many (shape of the sum ≥ 12, or 1024 of them) as one gamma variate by its cube-root normal quantile
   * (Wilson and Hilferty 1931) from slot `slot`, within 0.02 %.
   */
  durationSums(
    durations: Durations,
    count: Int32Array,
    factor: Float64Array,
    streams: Streams,
    slot: number,
    out: Float64Array,
  ): void;

  /** into += factor × from; also with rows of blocks. */
  addCounts(into: Int32Array, from: Int32Array, factor: number): void;
  /** into += each row of the length of `into` that `rows` holds. */
  addRows(into: Int32Array, rows: Int32Array): void;
  /** into += factor × from, from counts to sums. */
  addCountsToSums(into: Float64Array, from: Int32Array, factor: number): void;
  addSums(into: Float64Array, from: Float64Array, factor: number): void;
  /** out = a × b × factor: a hazard from its level, the day's factor and the lag. */
  multiply(a: Float64Array, b: Float64Array, factor: number, out: Float64Array): void;
  /** Row after row of `out`: a × the row's number. `byRow` is a column. */
  outer(a: Float64Array, byRow: Float64Array, out: Float64Array): void;

  /** out = numerators ÷ denominators, NaN where the denominator is 0. */
  ratios(numerators: Float64Array, denominators: Float64Array, out: Float64Array): void;
  /** Knots of a piecewise-linear mapping, as `interpolate` of the core reads them: strictly rising or falling values. */
  mapping(values: readonly number[], points: readonly number[]): PointMapping;
  /** into += weight × points of values; to the bit the core's points. NaN stays NaN. */
  addPoints(mapping: PointMapping, values: Float64Array, weight: number, into: Float64Array): void;

  /**
   * Quantiles of type 7 (Hyndman and Fan 1996) by selection, exact. These columns need not be of this kernel.
   *
   * @param values at least one, finite; left as they are
   * @param probabilities in [0, 1]
   * @returns the mean
   */
  quantiles(values: Float64Array, probabilities: Float64Array, out: Float64Array): number;
}

/** Bytes that a kernel takes where its caller does not say. */
export const DEFAULT_BYTES = 32 * 1024 * 1024;

/** Above this count a sum of durations is one gamma variate whatever its shape. */
export const MOST_DURATIONS = 1024;
/** From this shape of the sum on it is one gamma variate. */
export const SUM_SHAPE = 12;
