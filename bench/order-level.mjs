// One program of the simulation bench: generates the orders of the reference workload one by one, each with all that becomes of
// it, and prints a line of JSON for each time. Every order is a row of columns that the kernel's public primitives fill.
// Usage: node order-level.mjs --folder FOLDER [--kernel wasm|reference] [--orders 500] [--horizon 90] [--replications 60] [--times 4]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadKernel } from "../packages/simulator/dist/kernel/load-kernel.js";
import { referenceKernel } from "../packages/simulator/dist/kernel/reference-kernel.js";
import { gammaAtoms } from "../packages/simulator/dist/random/atoms.js";

const ARRIVALS = { word0: 0x5eed, word1: 11 };
const ORDERS = { word0: 0x5eed, word1: 12 };
/** Orders that are generated together: their columns stay in the cache. */
const ROWS = 256;
const NEVER = 255;
const HUNDREDTHS = 100;
const POINTS = 256;

/** Equally likely points: hundredths of a distribution over lags 0, 1 …; what is left over never happens. */
function lagPoints(shares, first) {
  const points = shares.flatMap((share, lag) => Array(Math.round(share * HUNDREDTHS)).fill(first + lag));
  return [...points, ...Array(HUNDREDTHS - points.length).fill(NEVER)];
}

/** Generates orders in blocks; `counts` are sums over all of them. */
function orderGenerator(kernel, { P, DEL, LAG5, DOW, SESS, REFSHAPE, REFSCALE }, base, horizon) {
  const flag = () => kernel.int32(ROWS);
  const column = () => kernel.float64(ROWS);
  const one = flag().fill(1);
  const [late, bad, returned, complained, refunded, disputed, liable] = Array.from({ length: 7 }, flag);
  const [session, replied, rated, badlyRated] = Array.from({ length: 4 }, flag);
  const [transit, badLag, returnLag, complaintLag, refundLag, refundHours] = Array.from(
    { length: 6 },
    column,
  );
  const SLOTS = 17;
  const words = kernel.uint32(SLOTS * ROWS);
  const word = Array.from({ length: SLOTS }, (_, k) => words.subarray(k * ROWS, (k + 1) * ROWS));
  const streams = { start: kernel.uint32(ROWS), step: kernel.uint32(ROWS) };
  const family = (p) => kernel.binomialFamily(p);
  const rates = Object.fromEntries(Object.entries(P).map(([name, p]) => [name, family(p)]));
  const chats = family(SESS);
  const delivery = kernel.constants(lagPoints(DEL, 1));
  const lags = Object.fromEntries(
    Object.entries(LAG5).map(([name, shares]) => [name, kernel.constants(lagPoints(shares, 0))]),
  );
  const hours = kernel.constants(gammaAtoms(1 / REFSHAPE, POINTS).map((x) => x * REFSHAPE * REFSCALE));

  const dayStreams = { start: kernel.uint32(4), step: kernel.uint32(4) };
  const dayWord = kernel.uint32(4);
  const dayCount = kernel.int32(4);
  const arrivals = DOW.map((share) => kernel.poissonFamily(base * share));

  /** What becomes of `ROWS` orders from number `first` on, paid on one day. */
  function generate(first, day) {
    kernel.openStreams(ORDERS, first, day, streams);
    kernel.uniforms(streams, 0, words);
    kernel.binomials(rates.late, one, word[0], late);
    kernel.pick(delivery, word[1], transit);
    kernel.binomials(rates.bad, one, word[2], bad);
    kernel.pick(lags.bad, word[3], badLag);
    kernel.binomials(rates.ret, one, word[4], returned);
    kernel.pick(lags.ret, word[5], returnLag);
    kernel.binomials(rates.compl, one, word[6], complained);
    kernel.pick(lags.compl, word[7], complaintLag);
    kernel.binomials(rates.ref, one, word[8], refunded);
    kernel.pick(lags.ref, word[9], refundLag);
    kernel.pick(hours, word[10], refundHours);
    kernel.binomials(rates.disp, refunded, word[11], disputed);
    kernel.binomials(rates.liab, disputed, word[12], liable);
    kernel.binomials(chats, one, word[13], session);
    kernel.binomials(rates.reply, session, word[14], replied);
    kernel.binomials(rates.rated, session, word[15], rated);
    kernel.binomials(rates.badr, rated, word[16], badlyRated);
  }

  const days = horizon + 16;
  const book = () => new Int32Array(days);
  const books = Object.fromEntries(
    ["orders", "late", "signed", "transit", "bad", "returned", "complaints", "refunds", "hours"]
      .concat(["disputes", "liable", "sessions", "replies", "rated", "badlyRated"])
      .map((name) => [name, book()]),
  );

  /** Books the first `count` rows by the day on which each thing happens. */
  function tally(day, count) {
    books.orders[day] += count;
    for (let i = 0; i < count; i++) {
      books.late[day] += late[i];
      const lag = transit[i];
      if (lag < NEVER) {
        const signed = day + lag;
        books.signed[signed]++;
        books.transit[signed] += lag;
        if (bad[i]) books.bad[signed + badLag[i]]++;
        if (returned[i]) books.returned[signed + returnLag[i]]++;
      }
      if (complained[i]) books.complaints[day + complaintLag[i]]++;
      if (refunded[i]) {
        const on = day + refundLag[i];
        books.refunds[on]++;
        books.hours[on] += refundHours[i];
        books.disputes[on] += disputed[i];
        books.liable[on] += liable[i];
      }
      if (session[i]) {
        books.sessions[day]++;
        books.replies[day] += replied[i];
        books.rated[day] += rated[i];
        books.badlyRated[day] += badlyRated[i];
      }
    }
  }

  /** Replications [0, replications). @returns how many orders there were, and the sums of all series */
  return function run(replications) {
    for (const each of Object.values(books)) each.fill(0);
    for (let replication = 0; replication < replications; replication++)
      for (let day = 0; day < horizon; day++) {
        kernel.openStreams(ARRIVALS, replication, day, dayStreams);
        kernel.uniforms(dayStreams, 0, dayWord);
        kernel.poissons(arrivals[day % 7], dayWord, dayCount);
        const first = replication * 2 ** 20;
        for (let done = 0; done < dayCount[0]; done += ROWS) {
          generate(first + done, day);
          tally(day, Math.min(ROWS, dayCount[0] - done));
        }
      }
    const sum = (each) => each.reduce((a, b) => a + b, 0);
    return Object.fromEntries(Object.entries(books).map(([name, each]) => [name, sum(each)]));
  };
}

/** Shares of one series in another that the model states, and how far the generated ones may be off: 5 standard errors. */
function check({ P, DEL, SESS }, sums) {
  const delivered = DEL.reduce((a, b) => a + b, 0);
  const stated = [
    ["late", "orders", P.late],
    ["signed", "orders", delivered],
    ["bad", "signed", P.bad],
    ["returned", "signed", P.ret],
    ["complaints", "orders", P.compl],
    ["refunds", "orders", P.ref],
    ["disputes", "refunds", P.disp],
    ["liable", "disputes", P.liab],
    ["sessions", "orders", SESS],
    ["replies", "sessions", P.reply],
    ["rated", "sessions", P.rated],
    ["badlyRated", "rated", P.badr],
  ];
  for (const [part, whole, share] of stated) {
    const off = Math.abs(sums[part] / sums[whole] - share);
    if (off > 5 * Math.sqrt((share * (1 - share)) / sums[whole]))
      throw new Error(`${part} ÷ ${whole} is ${sums[part] / sums[whole]} and not ${share}.`);
  }
}

const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    kernel: { type: "string", default: "wasm" },
    orders: { type: "string", default: "500" },
    horizon: { type: "string", default: "90" },
    replications: { type: "string", default: "60" },
    times: { type: "string", default: "4" },
  },
});
const model = JSON.parse(readFileSync(`${values.folder}/model.json`, "utf8"));
const kernel = values.kernel === "wasm" ? loadKernel() : referenceKernel();
const run = orderGenerator(kernel, model, Number(values.orders), Number(values.horizon));
for (let time = 0; time < Number(values.times); time++) {
  const before = process.cpuUsage();
  const started = performance.now();
  const sums = run(Number(values.replications));
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  check(model, sums);
  const cpu = (user + system) / 1000;
  console.log(
    JSON.stringify({
      ...{ impl: `orders ${kernel.kind}`, cpu, wall, rows: sums.orders },
      replications: Number(values.replications),
      perSecond: Math.round((1000 * sums.orders) / cpu),
      rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}
