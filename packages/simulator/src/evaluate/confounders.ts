import { formatDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { BacktestGround } from "../backtest/ground.ts";
import { festivalOn } from "../model/festivals.ts";
import type { Confounder } from "../report/evaluation-report.ts";
import { leverOf } from "./futures.ts";

/** Days of the record before the measure that say what demand was. */
const BEFORE = 28;
/** Orders per day that rise or fall by this factor are another shop than the one that was learnt from. */
const SHIFT = 1.5;

/** Something that began on a day, as a plan names it. */
export interface Begun {
  readonly id: string;
  readonly title: Text;
  readonly use: string | null;
  readonly metric: string | null;
  readonly from: number;
  /** null: until today. */
  readonly until: number | null;
}

/** What the plan says happened beside the measures. */
export interface KnownIncident {
  readonly title: Text;
  readonly from: number;
  readonly until: number;
}

/** What a measure acts on: its lever, or a metric where the model has no lever for it. */
export interface ActsOn {
  readonly use: string | null;
  readonly metric: string | null;
}

/** Whether two measures are known to act on the same: on one metric, or on one part of the shop's model. */
export function actOnTheSame(a: ActsOn, b: ActsOn): boolean {
  const [one, other] = [a, b].map(({ use }) => (use === null ? null : leverOf(use)));
  const metrics = [a.metric ?? one?.metric, b.metric ?? other?.metric];
  if (metrics[0] !== undefined && metrics[0] === metrics[1]) return true;
  if (!one || !other) return false;
  const within = (x: string, y: string) => x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`);
  return one.changes.some(({ part: x }) => other.changes.some(({ part: y }) => within(x, y)));
}

/** What else may be behind the difference between `from` and `asOf`. */
export function confoundersOf(
  ground: BacktestGround,
  measure: { readonly id: string; readonly from: number },
  asOf: number,
  others: readonly Begun[],
  incidents: readonly KnownIncident[],
): Confounder[] {
  const { from } = measure;
  const end = (until: number | null) => (until === null || until >= asOf ? null : formatDay(until));
  const found: Confounder[] = [];
  for (const { id, title, from: began, until } of others) {
    if (id === measure.id || began >= asOf || (until !== null && until < from) || began < from - BEFORE)
      continue;
    found.push({ kind: "measure", from: formatDay(began), until: end(until), text: title });
  }
  for (const { title, from: began, until } of incidents)
    if (began < asOf && until >= from - BEFORE)
      found.push({ kind: "incident", from: formatDay(began), until: end(until), text: title });
  return [
    ...found,
    ...festivalsWithin(from - BEFORE, asOf),
    ...demandShift(ground, from, asOf),
    ...violations(ground, from, asOf),
  ];
}

function festivalsWithin(from: number, asOf: number): Confounder[] {
  const found: { from: number; until: number; title: Text }[] = [];
  for (let day = from; day < asOf; day++) {
    const festival = festivalOn(day);
    if (!festival) continue;
    const last = found.at(-1);
    if (last && last.until === day - 1 && last.title === festival.title) last.until = day;
    else found.push({ from: day, until: day, title: festival.title });
  }
  return found.map(({ from, until, title }) => ({
    kind: "festival",
    from: formatDay(from),
    until: formatDay(until),
    text: title,
  }));
}

function demandShift({ tallies }: BacktestGround, from: number, asOf: number): Confounder[] {
  const series = tallies.series["count:valid-paid-orders"];
  if (!series) return [];
  let [before, since] = [0, 0];
  for (let i = 0; i < series.cohortDay.length; i++) {
    const day = series.cohortDay[i]!;
    if (series.knownDay[i]! >= asOf) continue;
    if (day >= from && day < asOf) since += series.numerator[i]!;
    else if (day < from && day >= from - BEFORE) before += series.numerator[i]!;
  }
  const [then, now] = [before / BEFORE, since / (asOf - from)];
  if (then <= 0 || (now < then * SHIFT && now * SHIFT > then)) return [];
  const [a, b] = [then.toFixed(1), now.toFixed(1)];
  return [
    {
      kind: "demand",
      from: formatDay(from),
      until: null,
      text: {
        zh: `日均有效订单从 ${a} 变为 ${b}`,
        en: `valid orders per day went from ${a} to ${b}`,
      },
    },
  ];
}

function violations({ history }: BacktestGround, from: number, asOf: number): Confounder[] {
  const { violations } = history;
  if (!violations) return [];
  const found: Confounder[] = [];
  for (let row = 0; row < violations.count; row++) {
    const day = Math.floor(violations.at[row]! / 86_400);
    if (day < from || day >= asOf) continue;
    found.push({
      ...{ kind: "violation", from: formatDay(day), until: formatDay(day) },
      text: { zh: "违规扣分（只影响总分）", en: "a violation with its deduction (it moves the total alone)" },
    });
  }
  return found;
}
