/**
 * A tally: amounts per cohort day and known day, in columns, ascending by (cohort day, known day, bin).
 *
 * An entry counts for the score of day D when its cohort day is in the window and its known day is at most D − 1.
 * Amounts are whole numbers (counts, stars, seconds, points) and may be negative: a correction. Where a stand-in weighs
 * a share they are whole 1024ths. Either way sums are exact, whatever the order of the entries.
 */
export interface TallySeries {
  readonly cohortDay: Int32Array;
  readonly knownDay: Int32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /**
   * Bin of each entry where the numerator comes from a table (points by hour, limits in hours):
   * the table can change without reading events again. null for plain tallies.
   */
  readonly bin: Int16Array | null;
  /** Divide numerators by it to get the metric's unit: 3600 for hours kept as seconds. */
  readonly scale: number;
}

/**
 * Takes one entry. `order` and `row` are row numbers in the orders table and in the table the event is from (-1: none).
 * For a binned tally `numerator` is the bin and `denominator` the count.
 */
export type Add = (
  cohortDay: number,
  knownDay: number,
  numerator: number,
  denominator: number,
  order: number,
  row: number,
) => void;

const LAGS = 64;
const DAYS_AT_MOST = 4096;

/**
 * Adds entries up by (cohort day, known day). Near cells live in a dense grid, far ones in a map.
 *
 * @param firstDay first cohort day of the grid; cells outside the grid are kept all the same
 */
export function tallyBuilder(
  firstDay: number,
  days: number,
  binned: boolean,
): { add: Add; build: (scale: number, amounts: Float64Array | null) => TallySeries } {
  const span = binned ? 0 : Math.min(Math.max(days, 1), DAYS_AT_MOST);
  const numerators = new Float64Array(span * LAGS);
  const denominators = new Float64Array(span * LAGS);
  const used = new Uint8Array(span * LAGS);
  const far = new Map<
    string,
    { cohort: number; known: number; bin: number; numerator: number; denominator: number }
  >();
  const bins = new Map<number, Float64Array>();

  const addFar = (cohort: number, known: number, bin: number, numerator: number, denominator: number) => {
    const key = `${cohort},${known},${bin}`;
    const cell = far.get(key);
    if (cell) {
      cell.numerator += numerator;
      cell.denominator += denominator;
    } else far.set(key, { cohort, known, bin, numerator, denominator });
  };
  const add: Add = binned
    ? (cohort, known, bin, count) => {
        if (cohort !== known) return addFar(cohort, known, bin, 0, count);
        const counts = bins.get(cohort) ?? new Float64Array(256);
        bins.set(cohort, counts);
        counts[Math.min(bin, 255)]! += count;
      }
    : (cohort, known, numerator, denominator) => {
        const day = cohort - firstDay;
        const lag = known - cohort;
        if (day < 0 || day >= span || lag < 0 || lag >= LAGS)
          return addFar(cohort, known, -1, numerator, denominator);
        const cell = day * LAGS + lag;
        numerators[cell]! += numerator;
        denominators[cell]! += denominator;
        used[cell] = 1;
      };

  const build = (scale: number, amounts: Float64Array | null): TallySeries => {
    const cells = [...far.values()];
    for (let cell = 0; cell < used.length; cell++)
      if (used[cell]) {
        const cohort = firstDay + Math.floor(cell / LAGS);
        cells.push({
          cohort,
          known: cohort + (cell % LAGS),
          bin: -1,
          numerator: numerators[cell]!,
          denominator: denominators[cell]!,
        });
      }
    for (const [cohort, counts] of bins)
      for (let bin = 0; bin < counts.length; bin++)
        if (counts[bin] !== 0)
          cells.push({ cohort, known: cohort, bin, numerator: 0, denominator: counts[bin]! });
    cells.sort((a, b) => a.cohort - b.cohort || a.known - b.known || a.bin - b.bin);
    const series = {
      cohortDay: Int32Array.from(cells, (cell) => cell.cohort),
      knownDay: Int32Array.from(cells, (cell) => cell.known),
      numerator: Float64Array.from(cells, (cell) => cell.numerator),
      denominator: Float64Array.from(cells, (cell) => cell.denominator),
      bin: binned ? Int16Array.from(cells, (cell) => cell.bin) : null,
      scale,
    };
    return amounts ? withAmounts(series, amounts) : series;
  };
  return { add, build };
}

/** The same binned tally under another table: numerator = count × amounts[bin]; bins past the end take the last amount. */
export function withAmounts(series: TallySeries, amounts: Float64Array): TallySeries {
  const { bin } = series;
  if (bin === null) throw new RangeError("Only a binned tally can take another table of amounts.");
  return {
    ...series,
    numerator: series.denominator.map((count, i) => count * amounts[Math.min(bin[i]!, amounts.length - 1)]!),
  };
}
