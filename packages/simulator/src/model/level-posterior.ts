import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";

/** Spread of a level around its prior, on the log scale: two shops in three within a factor of 3.5 *(assumed)*. */
const SPREAD = 1.25;
/** Posterior standard deviations on either side, and steps, of the sum that stands for the integral. */
const REACH = 9;
const STEPS = 240;

/**
 * Mean of a level relative to its prior, and the shape of the gamma distribution that stands for its posterior: the one whose
 * logarithm varies as much (variance of the logarithm ≈ 1/shape + 1/(2 shape²)). With many events it is their number.
 */
export interface LevelPosterior {
  readonly mean: number;
  readonly evidence: number;
}

/**
 * Posterior of how many times as often as its prior a process happens: log-normal before (half of all shops lie
 * below the prior, and the bad ones far above), Poisson events. A
 * log-normal prior decides where nothing is on record and gives way where much is, however far off it was; a conjugate one
 * would hold on, or add events that nobody saw.
 *
 * @param events seen, discounted; need not be whole
 * @param expected at level 1, discounted alike
 * @param worth information in one event, in (0, 1]: below 1 where good and bad days scatter more than chance
 */
export function levelPosterior(events: number, expected: number, worth = 1): LevelPosterior {
  const precision = 1 / (SPREAD * SPREAD);
  const [n, e] = [events * worth, expected * worth];
  let mode = e > 0 && n > 0 ? log(n / e) : 0;
  for (let step = 0; step < 60; step++) {
    const rate = e * exp(mode);
    const move = (n - rate - precision * mode) / (rate + precision);
    mode += Math.min(Math.max(move, -1), 1);
    if (Math.abs(move) < 1e-13) break;
  }
  const width = 1 / Math.sqrt(e * exp(mode) + precision);
  const height = n * mode - e * exp(mode) - 0.5 * precision * mode * mode;
  let [mass, first, logs, second] = [0, 0, 0, 0];
  for (let step = -STEPS; step <= STEPS; step++) {
    const x = mode + (REACH * width * step) / STEPS;
    const level = exp(x);
    const weight = exp(n * x - e * level - 0.5 * precision * x * x - height);
    mass += weight;
    first += weight * level;
    logs += weight * x;
    second += weight * x * x;
  }
  const spread = second / mass - (logs / mass) * (logs / mass);
  return { mean: first / mass, evidence: (1 + Math.sqrt(1 + 2 * spread)) / (2 * spread) };
}
