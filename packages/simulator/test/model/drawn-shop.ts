import { formatLocalTime, type History, historyOf, startOf } from "@scorecast/core";
import seedrandom from "seedrandom";
import { cumulativeHazard } from "../../src/engine/compiled-model.ts";
import { meanDelay, reachedShare } from "../../src/model/hazard-outcome.ts";
import type { ProcessId } from "../../src/model/processes.ts";
import { betaQuantile } from "../../src/numeric/beta-distribution.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { atomAt, gammaAtoms } from "../../src/random/atoms.ts";
import { FIRST_DAY, shop } from "../recorded-shop.ts";
import { poisson } from "./poisson-draw.ts";

/**
 * What after-sales and chats of a drawn shop are about. They are kept apart because an after-sale is at once an
 * application and a call for help: in a shop of one kind the levels of the others have no truth of their own.
 */
export const kinds = ["returns", "refunds", "help"] as const;

/** A shop whose levels were drawn, recorded order by order up to its last day, and those levels. */
export interface DrawnShop {
  readonly history: History;
  readonly start: number;
  readonly truth: Readonly<Partial<Record<ProcessId, number>>>;
}

type Fields = Record<string, string>;
const HOUR = 3600;

/**
 * Draws a truth and a record from it. Levels of rates, shares and of what few buyers do: the priors of the fit itself. Delays:
 * pickup within three days, signing within a week, both uniform over what couriers do. Orders: 4–40 a day (log-uniform);
 * the variance of each day factor uniform in [0, 0.15]; 50–110 days on record. Good and bad days multiply cumulative hazards, as in the model; nothing drifts.
 */
export function drawShop(kind: (typeof kinds)[number], seed: string): DrawnShop {
  const random = seedrandom.alea(`${kind} ${seed}`);
  const between = (low: number, high: number) => low + (high - low) * random();
  const level = (prior: number) => prior * Math.exp(1.25 * normalQuantile(random()));
  const drawn = (prior: number) => {
    const weight = Math.max(2, 0.5 / prior);
    return Math.max(1e-6, betaQuantile(weight * prior, weight * (1 - prior), random()));
  };
  const days = Math.floor(between(50, 110));
  const start = FIRST_DAY + days;
  const ordersPerDay = 4 * 10 ** random();
  const end = startOf(start);
  const truth: Partial<Record<ProcessId, number>> = {};
  const dayFactors = (variance: number): Float64Array => {
    const atoms = gammaAtoms(variance, 256);
    return Float64Array.from({ length: days + 60 }, () => atomAt(atoms, random()));
  };
  const scatter = () => between(0, 0.15);

  /** A process of hazards: whether, and on which lag, a unit that begins on `from` acts. */
  function process(id: ProcessId, byLag: readonly number[], unit: "share" | "days") {
    const variance = scatter();
    const factors = dayFactors(variance);
    const hazards = byLag.map((p) => cumulativeHazard(p, variance));
    truth[id] = unit === "share" ? reachedShare(byLag) : meanDelay(byLag);
    return (from: number): number => {
      for (const [lag, hazard] of hazards.entries())
        if (random() < 1 - Math.exp(-hazard * factors[from + lag - FIRST_DAY]!)) return lag;
      return -1;
    };
  }
  /** Probability of a hit on each day. */
  function share(id: ProcessId, p: number): (day: number) => number {
    const variance = scatter();
    const factors = dayFactors(variance);
    const hazard = cumulativeHazard(p, variance);
    truth[id] = p;
    return (day) => 1 - Math.exp(-hazard * factors[day - FIRST_DAY]!);
  }
  const rate = (id: ProcessId, mean: number): ((day: number) => number) => {
    const factors = dayFactors(scatter());
    truth[id] = mean;
    return (day) => mean * factors[day - FIRST_DAY]!;
  };
  const fading = (total: number, ratio: number, lags: number, from = 0) => {
    const masses = Array.from({ length: lags }, (_, lag) => (lag < from ? 0 : ratio ** lag));
    const sum = masses.reduce((a, b) => a + b, 0);
    return masses.map((mass) => 1 - Math.exp((-total * mass) / sum));
  };

  const weekday = Array.from({ length: 7 }, () => between(0.85, 1.15));
  const weekdayMean = weekday.reduce((a, b) => a + b, 0) / 7;
  const demand = rate("demand", ordersPerDay);
  const quick = between(0.4, 0.7);
  const pickup = process("pickup", [quick, 0.8, ...new Array<number>(8).fill(0.9)], "days");
  const courierLate = Float64Array.from({ length: days }, () => between(-1, 2));
  const due = between(0.6, 0.8);
  const signingByLag = [0, between(0.2, 0.4), 0.5, due, ...new Array<number>(12).fill(0.8)];
  const signing = process("signing", signingByLag, "days");
  truth.delivery = signingByLag.slice(0, 4).reduce((open, p) => open * (1 - p), 1);
  const review = process("review", fading(level(0.15), 0.85, 14), "share");
  const stars = share("stars", drawn(0.12));
  const rated = share("rated", drawn(0.2));
  const dissatisfied = share("dissatisfied", drawn(0.12));
  const pace = between(20, 80);
  const paces = dayFactors(scatter());
  const unanswered = 0.01 * -Math.log(1 - random()) * random();
  truth.rounds = (1 - unanswered) * pace + unanswered * 600;
  // an order is asked about once, so that more calls than orders cannot be drawn
  let perOrder = level(kind === "help" ? 0.2 : 0.3);
  while (kind === "help" && perOrder > 0.5) perOrder = level(0.2);
  const sessions = rate(kind === "help" ? "seeking" : "sessions", perOrder);
  if (kind === "help") truth.sessions = truth.seeking!;
  const escalation =
    kind === "help" ? process("escalation", fading(level(0.006), 0.8, 12), "share") : () => -1;
  const quality =
    kind === "returns" ? process("quality-return", fading(level(0.01), 0.8, 12), "share") : () => -1;
  const damage =
    kind === "returns" ? process("damage-return", fading(level(0.002), 0.9, 20, 4), "share") : () => -1;
  const application =
    kind === "refunds" ? process("application", fading(level(0.08), 0.9, 20, 3), "share") : () => -1;
  const refund =
    kind === "refunds"
      ? process("refund", [0.1, ...new Array<number>(20).fill(between(0.3, 0.6))], "days")
      : () => -1;
  const reviewHours = between(1, 4);
  const reviewPaces = dayFactors(scatter());
  if (kind === "refunds") truth["review-seconds"] = reviewHours;

  const tables = {
    ...{ orders: [] as Fields[], parcels: [] as Fields[], reviews: [] as Fields[] },
    ...{ afterSales: [] as Fields[], chats: [] as Fields[], complaints: [] as Fields[] },
  };
  const hour = (day: number, from: number, to: number) =>
    startOf(day) + Math.floor((from + (to - from) * random()) * HOUR);
  const known = (at: number) => (at < end ? formatLocalTime(at) : "");
  const pickupSeconds = { sum: 0, count: 0 };
  const paid: number[] = [];
  const quiet: string[] = [];
  for (let day = FIRST_DAY; day < start; day++) {
    const factor = weekday[(((day + 3) % 7) + 7) % 7]! / weekdayMean;
    const count = poisson(demand(day) * factor, random());
    paid.push(count);
    for (let i = 0; i < count; i++) order(`${day}-${i}`, day);
    const recent = paid.slice(-7);
    const volume = recent.reduce((a, b) => a + b, 0) / recent.length;
    const talks = poisson(volume * sessions(day), random());
    for (let i = 0; i < talks; i++) chat(`${day}-${i}`, day);
  }
  truth["pickup-seconds"] = pickupSeconds.sum / pickupSeconds.count;
  return { history: historyOf(shop, tables), start, truth };

  function order(id: string, day: number): void {
    quiet.push(id);
    const paidAt = hour(day, 7, 12);
    tables.orders.push({ order_id: id, paid_at: known(paidAt), shipped_at: known(hour(day, 12, 13)) });
    const damagedLag = damage(day);
    if (damagedLag >= 0) afterSale(`d${id}`, id, day + damagedLag, "damage");
    const appliedLag = application(day);
    if (appliedLag >= 0) afterSale(`a${id}`, id, day + appliedLag, "no-reason");
    const pickupLag = pickup(day);
    if (pickupLag < 0 || day + pickupLag >= start) return;
    const pickupDay = day + pickupLag;
    const signingLag = signing(pickupDay);
    const signedDay = pickupDay + signingLag;
    const isFitted = pickupDay >= start - 84;
    if (isFitted) {
      // from the third lag on the fit keeps one class, whose mean lag is 3 + 0.1 / 0.9
      pickupSeconds.sum += 6 + 24 * (pickupLag < 3 ? pickupLag : 3 + 0.1 / 0.9);
      pickupSeconds.count++;
    }
    tables.parcels.push({
      waybill_id: `w${id}`,
      order_id: id,
      picked_up_at: known(
        hour(pickupDay, 13 + courierLate[pickupDay - FIRST_DAY]!, 17 + courierLate[pickupDay - FIRST_DAY]!),
      ),
      signed_at: signingLag < 0 ? "" : known(hour(signedDay, 18, 20)),
    });
    if (signingLag < 0 || signedDay >= start) return;
    const reviewLag = review(signedDay);
    if (reviewLag >= 0 && signedDay + reviewLag < start)
      tables.reviews.push({
        review_id: `r${id}`,
        order_id: id,
        created_at: known(hour(signedDay + reviewLag, 21, 23)),
        product_stars: random() < stars(signedDay + reviewLag) ? "2" : "5",
      });
    const qualityLag = quality(signedDay);
    if (qualityLag >= 0 && damagedLag < 0) afterSale(`q${id}`, id, signedDay + qualityLag, "quality");
  }

  function afterSale(id: string, orderId: string, day: number, reason: string): void {
    if (day >= start) return;
    const appliedAt = hour(day, reason === "quality" ? 21 : 9, reason === "quality" ? 22 : 11);
    const reviewed = 2 * random() * reviewHours * reviewPaces[day - FIRST_DAY]!;
    const agreedAt = appliedAt + Math.floor(Math.min(reviewed, 11.9) * HOUR);
    const lag = refund(day);
    const refundedAt = startOf(day + Math.max(lag, 0)) + 23.5 * HOUR;
    tables.afterSales.push({
      ...{ after_sale_id: id, order_id: orderId, type: "return-refund", reason_class: reason },
      applied_at: known(appliedAt),
      agreed_at: kind === "refunds" ? known(agreedAt) : "",
      refunded_at: lag < 0 ? "" : known(refundedAt),
      result: lag >= 0 && refundedAt < end ? "refunded" : "",
    });
  }

  function chat(id: string, day: number): void {
    const about =
      kind === "help" ? quiet.splice(Math.max(0, quiet.length - 1 - Math.floor(random() * 20)), 1)[0] : "";
    if (about === undefined) return;
    const rounds = 1 + Math.floor(random() * 4);
    let seconds = 0;
    let silent = 0;
    for (let r = 0; r < rounds; r++)
      if (random() < unanswered) silent++;
      else seconds -= pace * paces[day - FIRST_DAY]! * Math.log(1 - random());
    const isRated = random() < rated(day);
    const bad = random() < dissatisfied(day);
    tables.chats.push({
      ...{ session_id: `c${id}`, started_at: known(hour(day, 12.1, 22)), order_id: about, human: "1" },
      ...{
        rounds: String(rounds),
        reply_seconds: String(Math.round(seconds)),
        unanswered_rounds: String(silent),
      },
      stars: isRated ? (bad ? "1" : "5") : "",
    });
    const lag = about === "" ? -1 : escalation(day);
    if (lag >= 0 && day + lag < start)
      tables.complaints.push({
        ...{
          complaint_id: `x${id}`,
          order_id: about,
          created_at: known(hour(day + lag, 22.1, 23)),
          upheld: "1",
        },
      });
  }
}
