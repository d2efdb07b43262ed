import { streamOf } from "../../generate/random-source.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { fitUnknowns, residualsAt, type Target } from "./fit-unknowns.ts";
import { type FigureGroup, groupsOf, type Noise, noiseOf, sdOf } from "./noise.ts";
import { priorRows, type Row } from "./prior.ts";
import type { Problem } from "./problem.ts";
import { drawBounds, shippedBounds, steppedPoints, type TierBounds } from "./tier-bounds.ts";
import { type Layout, layoutOf, shippedUnknowns } from "./unknowns.ts";

/** One set of standards and weights: points at the knots of curves and log weight ratios, and bounds of tiers. */
export interface Learnt {
  readonly unknowns: Float64Array;
  readonly bounds: TierBounds;
}

/** What a page taught: the central set, equally likely alternatives, and the same number of draws from the prior. */
export interface Learning {
  readonly problem: Problem;
  readonly layout: Layout;
  readonly groups: readonly FigureGroup[];
  readonly noise: readonly Noise[];
  readonly central: Learnt;
  readonly draws: readonly Learnt[];
  readonly before: readonly Learnt[];
}

const STEPS = 12;
const DRAW_STEPS = 3;
const NOISE_ROUNDS = 4;
const BURN_IN = 60;
const THINNING = 4;
/**
 * Extra variance, in points², that draws are given at least: a real standard may have other bends than ours, and draws that follow
 * every decimal of a dimension would all be wrong in the same way.
 */
const DRAW_EXTRA = 0.3;
/** Extra variance that the page's figures are given at first, in points², so that early steps are not torn by rounding. */
const FIRST_EXTRA = 1;

/**
 * Learns standards and weights from what the page showed. Curves and weights: the likeliest under the prior, and draws by
 * fitting data and prior that are each moved by their own noise (perturb and maximise: Bardsley et al. 2014). Tiers: Gibbs sampling
 * of the bounds between them. The same problem and seed give the same bytes.
 *
 * @param count draws
 */
export function learn(problem: Problem, seed: string, count: number): Learning {
  const layout = layoutOf(problem);
  const groups = groupsOf(problem);
  const prior = priorRows(problem, layout);
  const shipped: Learnt = { unknowns: shippedUnknowns(problem, layout), bounds: shippedBounds(problem) };
  const tiers = shipped.bounds.some((bounds) => bounds !== null);
  const random = streamOf(seed, "reconcile");
  const settled = settle(problem, layout, groups, prior, shipped, tiers, random);
  const { noise } = settled;
  const wider = noise.map((one) => ({ ...one, extra: Math.max(one.extra, DRAW_EXTRA) }));
  const sample = (speaking: readonly FigureGroup[], from: Learnt): Learnt[] => {
    const drawn: Learnt[] = [];
    let held = from;
    for (let draw = 0; draw < count; draw++) {
      for (let sweep = 0; sweep < (tiers ? THINNING : 1); sweep++)
        held = drawOnce(problem, layout, speaking, wider, prior, held, from, random);
      drawn.push(held);
    }
    return drawn;
  };
  const draws = sample(groups, settled.learnt);
  const central =
    tiers && count > 0
      ? centralOf(problem, layout, groups, noise, prior, settled.learnt, draws)
      : settled.learnt;
  return { problem, layout, groups, noise, central, draws, before: sample([], shipped) };
}

interface Settled {
  readonly learnt: Learnt;
  readonly noise: readonly Noise[];
}

/** Finds the likeliest unknowns and the noise together; where there are tiers, a chain that has forgotten where it began. */
function settle(
  problem: Problem,
  layout: Layout,
  groups: readonly FigureGroup[],
  prior: readonly Row[],
  shipped: Learnt,
  tiers: boolean,
  random: () => number,
): Settled {
  let learnt = shipped;
  let noise: Noise[] = groups.map(() => ({ extra: FIRST_EXTRA, repeated: 1 }));
  const rounds = tiers ? BURN_IN : NOISE_ROUNDS;
  for (let round = 0; round < rounds; round++) {
    const bounds = tiers
      ? drawBounds(problem, layout, learnt.unknowns, groups, noise, learnt.bounds, random)
      : learnt.bounds;
    const target: Target = { prior, groups, noise, stepped: steppedPoints(problem, bounds), moved: null };
    learnt = { bounds, unknowns: fitUnknowns(problem, layout, target, learnt.unknowns, tiers ? 2 : STEPS) };
    const residuals = residualsAt(problem, layout, target, learnt.unknowns);
    const patience = tiers ? Math.max(0, FIRST_EXTRA * (1 - (2 * round) / rounds)) : 0;
    noise = groups.map((group, g) => {
      const found = noiseOf(group, [...residuals[g]!]);
      return { ...found, extra: Math.max(found.extra, patience) };
    });
  }
  return { learnt, noise };
}

/** The next draw of the chain: bounds given the rest, then unknowns fitted to moved data and a moved prior. */
function drawOnce(
  problem: Problem,
  layout: Layout,
  groups: readonly FigureGroup[],
  noise: readonly Noise[],
  prior: readonly Row[],
  held: Learnt,
  from: Learnt,
  random: () => number,
): Learnt {
  const normal = () => normalQuantile(Math.max(random(), 1e-12));
  const bounds = drawBounds(problem, layout, held.unknowns, groups, noise, held.bounds, random);
  const target: Target = {
    prior: prior.map((row) => ({ ...row, target: row.target + row.sd * normal() })),
    ...{ groups, noise, stepped: steppedPoints(problem, bounds) },
    moved: groups.map((group, g) => {
      const sd = sdOf(group, noise[g]!);
      return Float64Array.from(problem.days, () => sd * normal());
    }),
  };
  return { bounds, unknowns: fitUnknowns(problem, layout, target, from.unknowns, DRAW_STEPS) };
}

/** The mean bounds of the draws, with the unknowns that are likeliest under them. */
function centralOf(
  problem: Problem,
  layout: Layout,
  groups: readonly FigureGroup[],
  noise: readonly Noise[],
  prior: readonly Row[],
  from: Learnt,
  draws: readonly Learnt[],
): Learnt {
  const bounds = from.bounds.map((own, m) =>
    own === null
      ? null
      : own.map((_, k) => draws.reduce((sum, draw) => sum + draw.bounds[m]![k]!, 0) / draws.length),
  );
  const target: Target = { prior, groups, noise, stepped: steppedPoints(problem, bounds), moved: null };
  return { bounds, unknowns: fitUnknowns(problem, layout, target, from.unknowns, STEPS) };
}
