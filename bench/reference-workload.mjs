// The reference workload of the simulation bench, drawn and scored with the kernel's public primitives and nothing else.
// A model is `model.json` of the bench folder; `history(base)` is that of its `reference-model.mjs`.
import { betaAtoms, gammaAtoms } from "../packages/simulator/dist/random/atoms.js";

const REST = 16;
const SECONDS = 3600;
const days = { word0: 0x5eed, word1: 1 };
const worlds = { word0: 0x5eed, word1: 2 };
const moods = { word0: 0x5eed, word1: 3 };
const refunds = { word0: 0x5eed, word1: 4 };
const RATES = ["late", "bad", "ret", "compl", "ref", "disp", "liab", "reply", "rated", "badr"];
/** Cases behind each rate where rates are not known, and the variance of a day's factor. */
const CASES = 2000;
const DAY_VARIANCE = 0.01;
const POINTS = 256;

/**
 * The workload for `base` orders a day over `horizon` days, to be simulated in blocks of `block` replications.
 * `uncertain`: the ten rates and the demand differ by replication (posterior) and by day (overdispersion).
 */
export function referenceWorkload(kernel, model, { h, pend }, { base, horizon, block, uncertain }) {
  const { W, NS, NM, SLOTS, P, DEL, LAG5, DOW, SESS } = model;
  const rows = horizon + REST;
  const series = Array.from({ length: NS }, () => {
    const all = kernel.int32(rows * block);
    const from = (t, count) => all.subarray(t * block, (t + count) * block);
    return {
      all,
      day: Array.from({ length: rows }, (_, t) => from(t, 1)),
      lags: Array.from({ length: horizon }, (_, t) => from(t, 5)),
      week: Array.from({ length: horizon }, (_, t) => from(t + 1, 7)),
    };
  });
  const [orders, late, signed, transit, bad, returned, complaints, refunded, , disputes, liable] = series;
  const [sessions, replies, rated, badlyRated] = series.slice(11);
  const seconds = Array.from({ length: horizon }, () => kernel.float64(block));
  const sums = Array.from({ length: NS }, () => kernel.float64(block));
  const dimensions = model.DW.map(() => kernel.float64(block));
  const total = kernel.float64(block);
  const values = Array.from({ length: NM }, () => kernel.float64(block));
  const left = kernel.int32(block);
  const drawn = kernel.int32(7 * block);
  const drawnRow = Array.from({ length: 7 }, (_, k) => drawn.subarray(k * block, (k + 1) * block));
  const drawnUpTo = (k) => drawn.subarray(0, k * block);
  const drawn5 = drawnUpTo(5);
  const ones = kernel.int32(block).fill(1);
  const unit = kernel.float64(block).fill(1);
  const words = kernel.uint32(SLOTS * block);
  const word = Array.from({ length: SLOTS }, (_, k) => words.subarray(k * block));
  const streams = { start: kernel.uint32(block), step: kernel.uint32(block) };
  const refundStreams = { start: kernel.uint32(block), step: kernel.uint32(block) };

  const families = Object.fromEntries(RATES.map((rate) => [rate, kernel.binomialFamily(P[rate])]));
  const arrivals = DOW.map((day) => kernel.poissonFamily(base * day));
  const calls = DOW.map((day) => kernel.poissonFamily(base * day * SESS));
  const delivery = kernel.multinomial(DEL);
  const lags = Object.fromEntries(Object.entries(LAG5).map(([name, w]) => [name, kernel.multinomial(w)]));
  const onTheWay = pend.map((_, i) => {
    const weights = DEL.slice(i + 1);
    const all = weights.reduce((a, b) => a + b, 0.02);
    return kernel.multinomial(weights.map((w) => w / all));
  });
  const mean = model.REFSHAPE * model.REFSCALE * SECONDS;
  const points = kernel.constants(gammaAtoms(1 / model.REFSHAPE, POINTS).map((x) => x * mean));
  const durations = { points, mean, shape: model.REFSHAPE };
  const mappings = model.KN.map(([x, y], m) =>
    kernel.mapping(model.MET[m][0] === 8 ? x.map((hours) => hours * SECONDS) : x, y),
  );
  const known = h.map((column, k) => (k === 8 ? column.map((hours) => hours * SECONDS) : column));
  const knownSums = known.map((column) => column.reduce((a, b) => a + b, 0));

  const doubt = uncertain ? newDoubt(kernel, model, block) : null;

  const thin = (rate, n, slot, out) => {
    if (doubt) kernel.binomialsOfHazard(n, doubt.hazardOn(rate), word[slot], out);
    else kernel.binomials(families[rate], n, word[slot], out);
  };
  const thinByLag = (rate, n, slot, into, t, shares) => {
    thin(rate, n, slot, left);
    kernel.spread(shares, left, word[slot + 1], drawn);
    kernel.addCounts(into.lags[t], drawn5, 1);
  };
  const poisson = (fixed, mean, slot, out) => {
    if (doubt) kernel.poissonsOf(doubt.demandOn(mean), word[slot], out);
    else kernel.poissons(fixed, word[slot], out);
  };

  function drawDay(t) {
    const w = t % 7;
    poisson(arrivals[w], base * DOW[w], 0, orders.day[t]);
    thin("late", orders.day[t], 1, late.day[t]);
    left.set(orders.day[t]);
    kernel.spread(delivery, left, word[2], drawn);
    kernel.addCounts(signed.week[t], drawn, 1);
    for (let d = 0; d < 7; d++) kernel.addCounts(transit.day[t + 1 + d], drawnRow[d], d + 1);
    thinByLag("bad", signed.day[t], 9, bad, t, lags.bad);
    thinByLag("ret", signed.day[t], 14, returned, t, lags.ret);
    thinByLag("compl", orders.day[t], 19, complaints, t, lags.compl);
    thinByLag("ref", orders.day[t], 24, refunded, t, lags.ref);
    kernel.durationSums(durations, refunded.day[t], unit, refundStreams, 0, seconds[t]);
    thin("disp", refunded.day[t], 29, disputes.day[t]);
    thin("liab", disputes.day[t], 30, liable.day[t]);
    poisson(calls[w], base * DOW[w] * SESS, 31, sessions.day[t]);
    thin("reply", sessions.day[t], 32, replies.day[t]);
    thin("rated", sessions.day[t], 33, rated.day[t]);
    thin("badr", rated.day[t], 34, badlyRated.day[t]);
  }

  function roll(t) {
    for (let k = 0; k < NS; k++) {
      if (k === 8) kernel.addSums(sums[k], seconds[t], 1);
      else kernel.addCountsToSums(sums[k], series[k].day[t], 1);
      if (t < W) kernel.addCountsToSums(sums[k], ones, -known[k][t]);
      else if (k === 8) kernel.addSums(sums[k], seconds[t - W], -1);
      else kernel.addCountsToSums(sums[k], series[k].day[t - W], -1);
    }
  }

  function score() {
    for (const dimension of dimensions) dimension.fill(0);
    for (let m = 0; m < NM; m++) {
      const [numerator, denominator] = model.MET[m];
      kernel.ratios(sums[numerator], sums[denominator], values[m]);
      kernel.addPoints(mappings[m], values[m], model.WGT[m], dimensions[model.DIM[m]]);
    }
    total.fill(0);
    for (let d = 0; d < dimensions.length; d++) kernel.addSums(total, dimensions[d], model.DW[d]);
  }

  const outputs = [total, ...dimensions, ...values];

  /** Replications [from, to): outputs[(day × 15 + output) × stride + replication]. */
  return function simulate(from, to, stride, results) {
    for (let first = from; first < to; first += block) {
      const count = Math.min(block, to - first);
      for (const { all } of series) all.fill(0);
      doubt?.drawWorlds(first);
      kernel.openStreams(days, first, -1, streams);
      kernel.uniforms(streams, 0, words);
      let slot = 0;
      for (let i = 0; i < pend.length; i++) {
        left.fill(pend[i]);
        kernel.spread(onTheWay[i], left, word[slot], drawn);
        slot += 6 - i;
        for (let d = 0; d < 6 - i; d++) {
          kernel.addCounts(signed.day[d], drawnRow[d], 1);
          kernel.addCounts(transit.day[d], drawnRow[d], i + d + 2);
        }
      }
      for (let k = 0; k < NS; k++) sums[k].fill(knownSums[k]);
      for (let t = 0; t < horizon; t++) {
        kernel.openStreams(days, first, t, streams);
        kernel.uniforms(streams, 0, words);
        kernel.openStreams(refunds, first, t, refundStreams);
        doubt?.drawMoods(first, t);
        drawDay(t);
        roll(t);
        score();
        for (let o = 0; o < outputs.length; o++) {
          const column = outputs[o];
          results.set(
            count === block ? column : column.subarray(0, count),
            (t * outputs.length + o) * stride + first,
          );
        }
      }
    }
  };
}

/** Rates and demand that are not known: points of Beta and gamma posteriors, one per replication, times a factor per day. */
function newDoubt(kernel, { P }, block) {
  const streams = { start: kernel.uint32(block), step: kernel.uint32(block) };
  const column = () => kernel.float64(block);
  const slots = RATES.length + 1;
  const words = kernel.uint32(slots * block);
  const word = Array.from({ length: slots }, (_, k) => words.subarray(k * block));
  const dayFactors = kernel.constants(gammaAtoms(DAY_VARIANCE, POINTS));
  const levels = RATES.map((rate) => {
    const atoms = betaAtoms(P[rate] * CASES, (1 - P[rate]) * CASES, POINTS);
    return kernel.constants(atoms.map((p) => -Math.log(1 - p)));
  });
  const demand = kernel.constants(gammaAtoms(1 / CASES, POINTS));
  const world = [...RATES.map(column), column()];
  const mood = world.map(column);
  const product = column();
  return {
    drawWorlds(first) {
      kernel.openStreams(worlds, first, 0, streams);
      kernel.uniforms(streams, 0, words);
      for (let r = 0; r < slots; r++) kernel.pick(levels[r] ?? demand, word[r], world[r]);
    },
    drawMoods(first, day) {
      kernel.openStreams(moods, first, day, streams);
      kernel.uniforms(streams, 0, words);
      for (let r = 0; r < slots; r++) kernel.pick(dayFactors, word[r], mood[r]);
    },
    hazardOn(rate) {
      const r = RATES.indexOf(rate);
      kernel.multiply(world[r], mood[r], 1, product);
      return product;
    },
    demandOn(mean) {
      kernel.multiply(world[slots - 1], mood[slots - 1], mean, product);
      return product;
    },
  };
}

/** Quantiles of every output and day, their means, and the total's chances of reaching each threshold. */
export function summarise(kernel, model, results, horizon, replications, from = 0, to = horizon) {
  const asked = Float64Array.from(model.QS);
  const quantiles = [];
  const means = [];
  const chances = [];
  for (let row = from * model.NO; row < to * model.NO; row++) {
    const column = results.subarray(row * replications, (row + 1) * replications);
    const answers = new Float64Array(asked.length);
    means.push(kernel.quantiles(column, asked, answers));
    quantiles.push(answers);
    if (row % model.NO !== 0) continue;
    for (const threshold of model.THR) {
      let reached = 0;
      for (let i = 0; i < column.length; i++) if (column[i] >= threshold) reached++;
      chances.push(reached / replications);
    }
  }
  return { quantiles, means, chances };
}
