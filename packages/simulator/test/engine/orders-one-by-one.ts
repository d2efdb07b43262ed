import type { EngineState } from "../../src/engine/engine-state.ts";
import { weekdayOf } from "../../src/model/fit-demand.ts";
import { MILLIONTHS } from "../../src/model/series/fit-points.ts";
import { UNHAPPY_STARS } from "../../src/model/series/fit-ratings.ts";
import type { SeriesModel } from "../../src/model/series/series-model.ts";
import type { Durations, Share } from "../../src/model/shop-model.ts";

const DAY = 86_400;
const HOUR = 3600;

/** Days count from the start. */
export interface UnitEntry {
  readonly cohort: number;
  readonly known: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** Entries by metric, "metric definition" of a series, or "count:" and its id. */
export type UnitEntries = Map<string, UnitEntry[]>;

/**
 * One future, one order, chat and parcel after the other, straight from the model's description: no columns, no hazards of
 * a day, no sums drawn at once. Nothing uncertain and no good or bad days; no levers.
 */
export function liveOneByOne(state: EngineState, random: () => number): UnitEntries {
  const { model, way, horizon, start } = state;
  const entries: UnitEntries = new Map();
  const add = (id: string, cohort: number, known: number, numerator: number, denominator: number) => {
    if (known >= horizon) return;
    const own = entries.get(id) ?? [];
    entries.set(id, own);
    own.push({ cohort, known, numerator, denominator });
  };
  const happens = (p: number) => random() < p;
  const is = ({ a, b }: Share) => happens(a / (a + b));
  const oneOf = ({ points }: Durations) => points[Math.floor(random() * points.length)]!;
  const follow = (cohort: number, from: number, hazards: readonly number[], event: (at: number) => void) => {
    for (let lag = from; lag < hazards.length && cohort + lag < horizon; lag++)
      if (happens(hazards[lag]!)) return event(cohort + lag);
  };
  const all = model.series ?? [];
  const series = <K extends SeriesModel["kind"]>(kind: K) =>
    all.flatMap((one, place) =>
      one.kind === kind
        ? [{ one: one as Extract<SeriesModel, { kind: K }>, key: `${one.metric} ${one.definition}`, place }]
        : [],
    );
  const kinds = {
    events: series("events"),
    ratings: series("ratings"),
    inTime: series("in-time"),
    points: series("points"),
    transit: series("transit"),
    daily: series("daily"),
  };

  // what orders do
  const paid = new Map<number, number>();
  for (const [age, count] of way.paid.entries()) paid.set(-1 - age, count);
  const pickedOn = new Map<number, number>();
  const review = (cohort: number, from: number) =>
    follow(cohort, from, model.review.byLag, (at) => {
      let stars = 5;
      for (const share of model.fewerStars) {
        if (!is(share)) break;
        stars--;
      }
      add("product-rating", cohort, at, stars, 1);
      if (stars <= 2) add("count:bad-review-orders", cohort, at, 1, 0);
      for (const { one, key } of kinds.ratings) {
        const below = one.of === "reviews" ? 1 : 0;
        if (!one.other) {
          const hit = one.side === "good" ? stars >= one.stars : stars <= one.stars;
          add(key, cohort, at, hit ? 1 : 0, below);
        } else if (happens(one.other.given)) {
          const hit = is(one.other.hit[stars <= UNHAPPY_STARS ? 0 : 1]);
          add(key, cohort, at, hit ? 1 : 0, below);
        }
      }
    });
  const events = (base: "paid" | "signed", day: number) => {
    for (const { one, key } of kinds.events) {
      if (one.base !== base || (one.counted !== null && !happens(one.counted))) continue;
      add(key, day, day, 0, 1);
      follow(day, 0, one.hazards.byLag, (at) => add(key, day, at, 1, 0));
    }
  };
  const complain = (cohort: number, from: number) =>
    follow(cohort, from, model.qualityReturn.byLag, (at) => add("quality-return-rate", cohort, at, 1, 0));
  const travel = (cohort: number, from: number) =>
    follow(cohort, from, model.signing.byLag, (at) => {
      add("quality-return-rate", at, at, 0, 1);
      add("count:signed-orders", at, at, 1, 0);
      for (const { id, of, share } of model.counts)
        if (of === "signed" && is(share)) add(`count:${id}`, at, at, 1, 0);
      for (const { one, key } of kinds.ratings) if (one.of === "signed") add(key, at, at, 0, 1);
      for (const { one, key } of kinds.transit)
        if (happens(one.timed)) add(key, at, at, (at - cohort - 1) * DAY + oneOf(one.offset), 1);
      events("signed", at);
      review(at, 0);
      complain(at, 0);
    });
  const pickUp = (cohort: number, at: number) => {
    pickedOn.set(at, (pickedOn.get(at) ?? 0) + 1);
    const classes = model.pickupSeconds.byLag;
    const seconds = oneOf(classes[Math.min(at - cohort, classes.length - 1)]!);
    add("pickup-hours", at, at, seconds, 1);
    for (const { one, key } of kinds.points) {
      const hour = Math.min(Math.max(Math.ceil(seconds / HOUR), 1), one.byHour.length) - 1;
      add(key, at, at, (one.byHour[hour]! - one.lost) * MILLIONTHS, 1);
    }
    for (const { one, key } of kinds.inTime)
      if (one.cohort === "picked-up" && (one.counted === null || happens(one.counted)))
        add(key, at, at, inTime(at - cohort, one) ? 1 : 0, 1);
    travel(at, 0);
  };
  const inTime = (lag: number, one: (typeof kinds.inTime)[number]["one"]) =>
    lag < one.dueLag || is(lag === one.dueLag ? one.onDueDay : one.later);
  const due = (cohort: number, pickedUpAt: number, goneAt: number) => {
    for (const { one, key } of kinds.inTime) {
      const day = cohort + one.dueLag;
      if (one.cohort !== "due" || day < 0 || goneAt <= day) continue;
      if (one.counted !== null && !happens(one.counted)) continue;
      add(key, day, day, inTime(pickedUpAt - cohort, one) ? 1 : 0, 1);
    }
  };
  const never = Number.POSITIVE_INFINITY;
  const wait = (cohort: number, from: number) => {
    for (let lag = from; lag < model.pickup.byLag.length && cohort + lag < horizon; lag++) {
      if (happens(model.pickup.byLag[lag]!)) {
        due(cohort, cohort + lag, never);
        return pickUp(cohort, cohort + lag);
      }
      if (happens(model.cancellation[lag]!)) return due(cohort, never, cohort + lag);
    }
    due(cohort, never, never);
  };
  const refund = (cohort: number, from: number, agreedSeconds: number | null, elapsed: number) => {
    const { afterSales } = model;
    for (let lag = from; lag < afterSales.refund.byLag.length && cohort + lag < horizon; lag++) {
      if (happens(afterSales.refund.byLag[lag]!)) {
        if (agreedSeconds !== null)
          add("after-sale-review-hours", cohort + lag, cohort + lag, agreedSeconds, 1);
        else if (happens(afterSales.timedShare)) {
          const seconds = oneOf(afterSales.reviewSeconds) + elapsed;
          add("after-sale-review-hours", cohort + lag, cohort + lag, seconds, 1);
        }
        return;
      }
      if (happens(afterSales.closure[lag] ?? 0)) return;
    }
  };
  const apply = (cohort: number, from: number) =>
    follow(cohort, from, model.afterSales.application.byLag, (at) => refund(at, 0, null, 0));
  const damage = (cohort: number, from: number) =>
    follow(cohort, from, model.damageReturn.byLag, (at) => add("damage-return-rate", cohort, at, 1, 0));
  const escalate = (cohort: number, from: number) =>
    follow(cohort, from, model.help.escalation.byLag, (at) => add("platform-help-rate", cohort, at, 1, 0));
  const carryOn = (byAge: readonly number[], go: (cohort: number, from: number) => void) => {
    for (const [age, count] of byAge.entries()) for (let i = 0; i < count; i++) go(-1 - age, age + 1);
  };
  carryOn(way.unreviewed, review);
  carryOn(way.withoutQualityReturn, complain);
  carryOn(way.withoutDamageReturn, damage);
  carryOn(way.withoutApplication, apply);
  carryOn(way.unescalated, escalate);
  carryOn(way.inTransit, travel);
  carryOn(way.awaitingPickup, wait);
  for (const { one, key, place } of kinds.inTime) {
    const { pickedUp = [], cancelled = [] } = way.series![place]!;
    // those picked up before the start are in time if their due day is still to come
    if (one.cohort === "due")
      for (let age = 0; age < one.dueLag; age++)
        for (let i = 0; i < pickedUp[age]!; i++)
          if (one.counted === null || happens(one.counted))
            add(key, one.dueLag - 1 - age, one.dueLag - 1 - age, 1, 1);
    // refunded before the start without being cancelled: due all the same
    if (one.cohort === "due")
      for (let age = 0; age < one.dueLag; age++) {
        const left = way.paid[age]! - pickedUp[age]! - cancelled[age]! - way.awaitingPickup[age]!;
        for (let i = 0; i < left; i++)
          if (one.counted === null || happens(one.counted))
            add(key, one.dueLag - 1 - age, one.dueLag - 1 - age, is(one.later) ? 1 : 0, 1);
      }
  }
  for (const { one, key, place } of kinds.events)
    carryOn(way.series![place]!.open ?? [], (cohort, from) =>
      follow(cohort, from, one.hazards.byLag, (at) => add(key, cohort, at, 1, 0)),
    );
  for (const [age, cell] of way.openAfterSales.entries()) {
    for (let i = 0; i < cell.unanswered; i++) refund(-1 - age, age + 1, null, cell.elapsedSeconds);
    for (let i = 0; i < cell.agreed; i++) refund(-1 - age, age + 1, cell.agreedSeconds / cell.agreed, 0);
  }
  for (let t = 0; t < horizon; t++) {
    const orders = poisson(model.demand.mean * model.demand.weekday[weekdayOf(start + t)]!, random);
    paid.set(t, orders);
    for (let i = 0; i < orders; i++) {
      add("count:valid-paid-orders", t, t, 1, 0);
      add("damage-return-rate", t, t, 0, 1);
      for (const { id, of, share } of model.counts)
        if (of === "paid" && is(share)) add(`count:${id}`, t, t, 1, 0);
      events("paid", t);
      damage(t, 0);
      apply(t, 0);
      wait(t, 0);
    }
    const recent = [0, 1, 2, 3, 4, 5, 6].reduce((sum, back) => sum + (paid.get(t - back) ?? 0), 0) / 7;
    chats(t, recent);
    for (let i = poisson(recent * model.help.seeking.mean, random); i > 0; i--) {
      add("platform-help-rate", t, t, 0, 1);
      escalate(t, 0);
    }
    for (const { one, key } of kinds.daily) cases(t, one.per === "order" ? recent : 1, one, key);
  }
  deliver();
  return entries;

  function chats(t: number, recent: number): void {
    const { sessions, timedShare, rounds, secondsPerRound, varianceBetweenRounds, rated, dissatisfied } =
      model.chats;
    for (let i = poisson(recent * sessions.mean, random); i > 0; i--) {
      if (happens(timedShare)) {
        const n = oneOf(rounds);
        const mean = n * secondsPerRound;
        const seconds = mean === 0 ? 0 : gamma((mean * mean) / (n * varianceBetweenRounds), random);
        add(
          "chat-response-seconds",
          t,
          t,
          seconds === 0 ? 0 : (seconds * n * varianceBetweenRounds) / mean,
          n,
        );
      }
      if (is(rated)) add("chat-dissatisfaction-rate", t, t, is(dissatisfied) ? 1 : 0, 1);
    }
  }

  function cases(t: number, volume: number, one: (typeof kinds.daily)[number]["one"], key: string): void {
    for (let i = poisson(volume * one.rate.mean, random); i > 0; i--) {
      const { amount } = one;
      if (amount.kind === "sum") add(key, t, t, oneOf(amount.each), 1);
      else if (amount.kind === "values") add(key, t, t, drawnValue(amount.values, amount.shares), 1);
      else add(key, t, t, is(amount.bad) === (amount.counts === "bad") ? 1 : 0, 1);
    }
  }

  function drawnValue(values: readonly number[], shares: readonly number[]): number {
    let rest = random();
    for (const [k, share] of shares.entries()) {
      rest -= share;
      if (rest < 0) return values[k]!;
    }
    return values.at(-1)!;
  }

  function deliver(): void {
    const { delivery } = model;
    for (const { dueIn, onTime, missed, open } of way.waybills) {
      if (onTime + missed > 0) add("delivery-on-time-rate", dueIn, dueIn, onTime, onTime + missed);
      for (const { dueLag, age, count } of open) {
        const late = delivery.lateWhenOpen[dueLag]![age];
        for (let i = 0; i < count; i++) {
          const isLate = late === undefined ? is(delivery.late[dueLag]!) : happens(late);
          add("delivery-on-time-rate", dueIn, dueIn, isLate ? 0 : 1, 1);
        }
      }
    }
    for (const [day, count] of pickedOn) {
      if (day < 0) continue;
      for (let i = Math.floor(count * delivery.waybillsPerPickup + random()); i > 0; i--) {
        let rest = random();
        const dueLag = delivery.dueLag.findIndex((share) => {
          rest -= share;
          return rest < 0;
        });
        if (dueLag < 0) continue;
        const isLate = is(delivery.late[dueLag]!);
        add("delivery-on-time-rate", day + dueLag, day + dueLag, isLate ? 0 : 1, 1);
      }
    }
  }
}

/** Poisson by counting exponential gaps (Knuth). */
export function poisson(mean: number, random: () => number): number {
  let [count, product] = [0, random()];
  while (product > Math.exp(-mean)) {
    count++;
    product *= random();
  }
  return count;
}

/** Gamma of the given shape and scale 1 (Marsaglia and Tsang 2000). */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (random() || 1e-300) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
}
