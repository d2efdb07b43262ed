/**
 * Days of a forecast as the page carries them: a list of like objects becomes one list per key, so that no key is
 * written twice. `of` holds those at `places`; the others are null or were not there (`rest`).
 */
type Packed =
  | readonly unknown[]
  | { readonly fields: Readonly<Record<string, Packed>> }
  | { readonly places: readonly number[]; readonly rest: "null" | "absent"; readonly of: Packed };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Significant digits that a summary keeps in the page; it shows five at most. */
const DIGITS = 6;

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(rounded);
  if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, rounded(v)]));
  return value;
}

function pack(values: readonly unknown[]): Packed {
  const partly = (rest: "null" | "absent", is: (value: unknown) => boolean): Packed => {
    const places = values.flatMap((value, i) => (is(value) ? [i] : []));
    return { places, rest, of: pack(places.map((i) => values[i])) };
  };
  if (values.includes(undefined)) return partly("absent", (value) => value !== undefined);
  if (values.some(isFields) && values.every((value) => value === null || isFields(value))) {
    if (values.includes(null)) return partly("null", (value) => value !== null);
    const names = new Set(values.flatMap((value) => Object.keys(value as Fields)));
    return {
      fields: Object.fromEntries(
        [...names].map((name) => [
          name,
          pack(
            values.map((value) =>
              Object.hasOwn(value as Fields, name) ? (value as Fields)[name] : undefined,
            ),
          ),
        ]),
      ),
    };
  }
  return values;
}

function unpack(packed: Packed, length: number): unknown[] {
  if ("fields" in packed) {
    const made: Record<string, unknown>[] = Array.from({ length }, () => ({}));
    for (const [name, column] of Object.entries(packed.fields))
      for (const [i, value] of unpack(column, length).entries())
        if (value !== undefined) made[i]![name] = value;
    return made;
  }
  if ("places" in packed) {
    const { places, rest, of } = packed;
    const made: unknown[] = Array.from({ length }, () => (rest === "null" ? null : undefined));
    for (const [i, value] of unpack(of, places.length).entries()) made[places[i]!] = value;
    return made;
  }
  return [...packed];
}

interface WithScenarios {
  readonly scenarios: readonly { readonly days: unknown }[];
}

const hasScenarios = (result: unknown): result is WithScenarios =>
  isFields(result) && Array.isArray(result["scenarios"]) && result["scenarios"].every(isFields);

/**
 * A forecast with its days packed and their numbers cut to six digits: a third of the bytes; any other result as it is.
 * Answers, differences, and what the engine needs to give the same bytes again stay exact.
 */
export function packDays(result: unknown): unknown {
  if (!hasScenarios(result)) return result;
  const scenarios = result.scenarios.map((scenario) =>
    Array.isArray(scenario.days)
      ? { ...scenario, days: { count: scenario.days.length, packed: pack(scenario.days.map(rounded)) } }
      : scenario,
  );
  return { ...result, scenarios };
}

/** More days than any forecast has. */
const MOST_DAYS = 10_000;

/**
 * The forecast that `packDays` was given, to six digits.
 *
 * @throws {RangeError} for more days than any forecast has: not what `packDays` made
 */
export function unpackDays(result: unknown): unknown {
  if (!hasScenarios(result)) return result;
  const scenarios = result.scenarios.map((scenario) => {
    const days = scenario.days as { readonly count?: number; readonly packed?: Packed } | undefined;
    if ((days?.count ?? 0) > MOST_DAYS) throw new RangeError(`A forecast has at most ${MOST_DAYS} days.`);
    return days?.packed === undefined
      ? scenario
      : { ...scenario, days: unpack(days.packed, days.count ?? 0) };
  });
  return { ...result, scenarios };
}
