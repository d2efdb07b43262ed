/**
 * Simulated scores in columns: [(node × days + day) × replications + replication − from]. NaN: no score, no data.
 * Nodes are "total", the dimensions, then the values of the metrics, in the order of the plan.
 */
export interface Projection {
  readonly scenario: number;
  readonly from: number;
  /** One past the last replication. */
  readonly to: number;
  readonly days: number;
  readonly nodes: readonly string[];
  readonly values: Float64Array;
  /** Money that the levers cost, per replication. */
  readonly cost: Float64Array;
}

export function newProjection(
  scenario: number,
  nodes: readonly string[],
  days: number,
  from: number,
  to: number,
): Projection {
  const count = to - from;
  return {
    scenario,
    from,
    to,
    days,
    nodes,
    values: new Float64Array(nodes.length * days * count),
    cost: new Float64Array(count),
  };
}

/** The replications of one node on one day, in order; a view, not a copy. */
export function columnOf({ from, to, days, values }: Projection, node: number, day: number): Float64Array {
  const count = to - from;
  const first = (node * days + day) * count;
  return values.subarray(first, first + count);
}

/**
 * Puts ranges of replications together: the same bytes as if they had been one.
 *
 * @throws {RangeError} if the ranges are of different scenarios, leave a gap or overlap
 */
export function mergeProjections(parts: readonly Projection[]): Projection {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const first = sorted[0];
  if (!first) throw new RangeError("Nothing to merge: give at least one range of replications.");
  if (sorted.length === 1) return first;
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]!.from !== sorted[i - 1]!.to || sorted[i]!.scenario !== first.scenario)
      throw new RangeError(
        `Replications [${sorted[i - 1]!.from}, ${sorted[i - 1]!.to}) of scenario ${first.scenario} are followed by ` +
          `[${sorted[i]!.from}, ${sorted[i]!.to}) of scenario ${sorted[i]!.scenario}; pass every range of one scenario once.`,
      );
  const whole = newProjection(first.scenario, first.nodes, first.days, first.from, sorted.at(-1)!.to);
  for (const part of sorted) {
    whole.cost.set(part.cost, part.from - whole.from);
    for (let node = 0; node < whole.nodes.length; node++)
      for (let day = 0; day < whole.days; day++)
        columnOf(whole, node, day).set(columnOf(part, node, day), part.from - whole.from);
  }
  return whole;
}
