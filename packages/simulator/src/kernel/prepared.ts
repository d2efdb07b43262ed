/** Of what is left, the share that goes to each; whether the last of `shares` takes all that is left. */
export function conditionalShares(shares: readonly number[]) {
  const conditional: number[] = [];
  let left = 1;
  for (const share of shares) {
    if (!(share >= 0) || share > left + 1e-9)
      throw new RangeError(
        `Shares [${shares.join(", ")}] are not shares of a whole: each must be ≥ 0 and their sum at most 1.`,
      );
    conditional.push(left <= 0 ? 1 : Math.min(1, share / left));
    left -= share;
  }
  const complete = shares.length > 0 && left < 1e-9;
  return { conditional: complete ? conditional.slice(0, -1) : conditional, complete };
}

/** A piecewise-linear mapping by segments between rising values; a falling one is drawn from its upper end. */
export interface Segments {
  readonly lowest: number;
  readonly lowestPoints: number;
  /** Of each segment: upper value and its points; the end that it is drawn from; width and rise from there. */
  readonly ends: readonly {
    readonly upTo: number;
    readonly points: number;
    readonly from: number;
    readonly fromPoints: number;
    readonly width: number;
    readonly rise: number;
  }[];
}

/** @throws {RangeError} if the values do not rise or fall strictly, or the points are not as many */
export function segmentsOf(values: readonly number[], points: readonly number[]): Segments {
  const falling = values.length > 1 && values.at(-1)! < values[0]!;
  const x = falling ? values.toReversed() : values;
  const y = falling ? points.toReversed() : points;
  if (x.length < 2 || y.length !== x.length || x.some((value, i) => i > 0 && !(value > x[i - 1]!)))
    throw new RangeError(
      `Knots at [${values.join(", ")}] with points [${points.join(", ")}]: give at least two, as many points as values, ` +
        "the values strictly rising or strictly falling.",
    );
  const ends = x.slice(1).map((upTo, i) => {
    const [a, b] = falling ? [i + 1, i] : [i, i + 1];
    return {
      upTo,
      points: y[i + 1]!,
      from: x[a]!,
      fromPoints: y[a]!,
      width: x[b]! - x[a]!,
      rise: y[b]! - y[a]!,
    };
  });
  return { lowest: x[0]!, lowestPoints: y[0]!, ends };
}
