import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, parseLocalTime } from "../src/clocks/shop-day.ts";
import { changeBetween } from "../src/explain/change.ts";
import { impact } from "../src/explain/impact.ts";
import { scoredDay } from "../src/explain/scored-day.ts";
import type { History } from "../src/history/history.ts";
import { historyOf, type Row, type Rows } from "../src/history/history-of.ts";
import { orderFacts } from "../src/history/order-facts.ts";
import { metrics } from "../src/metrics/registry.ts";
import { loadConsequences } from "../src/rules/consequence-registry.ts";
import type { RuleVersion } from "../src/rules/schema.ts";
import { compilePlan } from "../src/scoring/plan.ts";
import { scoreDays } from "../src/scoring/score-days.ts";
import { tablesOf, tallyShop } from "../src/tally/tally-shop.ts";
import { allRules } from "./rule-versions.ts";
import { type ScorableShop, scorableShop, scoredOn } from "./scorable-shop.ts";
import { scored } from "./scored.ts";

const consequences = await loadConsequences();
const versions = allRules.map((rules) => [rules.id, rules] as const);
const settings = { numRuns: 12, seed: 20_260_908, endOnFailure: true } as const;

const bytes = (history: History, rules: RuleVersion) =>
  JSON.stringify(scored(history, rules, scoredOn, consequences));
const again = ({ history }: ScorableShop, rows: Rows) => historyOf(history.shop, rows);

/** The version without its small-count floor: for laws that hold while the floor is held fixed. */
function unfloored(rules: RuleVersion): RuleVersion {
  const copy = structuredClone(rules);
  copy.floor = null;
  for (const metric of Object.values(copy.metrics)) delete metric.floor;
  return copy;
}

it("generated shops are formal and most of their metrics lie between the best and the worst points", () => {
  const shops = fc.sample(scorableShop, { numRuns: 12, seed: settings.seed });
  const seen: Record<string, { scored: number; sloping: number; all: number; scores: Set<number> }> = {};
  for (const rules of allRules)
    for (const { history } of shops) {
      const report = scored(history, unfloored(rules), scoredOn);
      expect(report.stage).toBe("formal");
      for (const line of report.metrics) {
        if (rules.metrics[line.id]!.mapping.kind === "unpublished") continue;
        seen[line.id] ??= { scored: 0, sloping: 0, all: 0, scores: new Set() };
        const tally = seen[line.id]!;
        tally.all++;
        if (line.status !== "scored") continue;
        tally.scored++;
        tally.scores.add(line.score!);
        const { min, max } = rules.dimensions.find(({ id }) => id === line.dimension)!.clamp;
        if (line.score! > Math.max(min, rules.total.max <= 5 ? 3 : 50) && line.score! < max) tally.sloping++;
      }
    }
  const all = Object.values(seen).reduce((sum, { all }) => sum + all, 0);
  expect(Object.values(seen).reduce((sum, { scored }) => sum + scored, 0) / all).toBeGreaterThan(0.97);
  expect(Object.values(seen).reduce((sum, { sloping }) => sum + sloping, 0) / all).toBeGreaterThan(0.5);
  for (const id of [
    "product-rating",
    "pickup-hours",
    "chat-response-seconds",
    "delivery-on-time-rate",
    "pickup-score",
  ])
    expect(seen[id]!.sloping / seen[id]!.all, id).toBeGreaterThan(0.5);
  for (const [id, { scores }] of Object.entries(seen))
    if (id !== "product-base-score") expect(scores.size, id).toBeGreaterThan(1);
});

it("every metric is in some version, so that the laws reach it", () => {
  expect(new Set(allRules.flatMap((rules) => Object.keys(rules.metrics)))).toEqual(
    new Set(Object.keys(metrics)),
  );
});

describe.each(versions)("%s", (_id, rules) => {
  it("keeps points, dimensions and total within the version's bounds", () => {
    fc.assert(
      fc.property(scorableShop, ({ history }) => {
        const report = scored(history, rules, scoredOn);
        const { min, max } = rules.total;
        expect(report.total).toBeGreaterThanOrEqual(min);
        expect(report.total).toBeLessThanOrEqual(max);
        for (const { id, score } of report.dimensions) {
          const { clamp } = rules.dimensions.find((dimension) => dimension.id === id)!;
          if (score === null) continue;
          expect(score).toBeGreaterThanOrEqual(clamp.min);
          expect(score).toBeLessThanOrEqual(clamp.max);
        }
        for (const { score, share } of report.metrics) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          if (score === null) continue;
          expect(score).toBeGreaterThanOrEqual(max <= 5 ? 3 : 50);
          expect(score).toBeLessThanOrEqual(max);
        }
        expect(report.metrics.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      settings,
    );
  });

  it("gives the same bytes whatever the order of the rows", () => {
    fc.assert(
      fc.property(scorableShop, fc.infiniteStream(fc.nat()), (shop, keys) => {
        const rows = Object.fromEntries(
          Object.entries(shop.rows).map(([table, list]) => [
            table,
            list
              .map((row: Row) => ({ row, key: keys.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ row }) => row),
          ]),
        ) as unknown as Rows;
        expect(bytes(again(shop, rows), rules)).toBe(bytes(shop.history, rules));
      }),
      settings,
    );
  });

  it("never rises by one more quality return", () => {
    const fixed = unfloored(rules);
    let moved = 0;
    fc.assert(
      fc.property(scorableShop, fc.integer({ min: 0, max: 2 }), fc.nat(), (shop, few, first) => {
        const count = shop.rows.afterSales.length;
        fc.pre(count > 3);
        const withReturns = (n: number) =>
          scored(
            again(shop, {
              ...shop.rows,
              afterSales: shop.rows.afterSales.map((row, i) => ({
                ...row,
                reason_class: (i + first) % count < n ? "quality" : "no-reason",
              })),
            }),
            fixed,
            scoredOn,
          ).total!;
        const [before, after] = [withReturns(few), withReturns(few + 1)];
        expect(after).toBeLessThanOrEqual(before + 1e-9);
        if (after < before - 1e-9) moved++;
      }),
      { ...settings, numRuns: 30 },
    );
    const judged = ["quality-return-rate", "negative-feedback-rate"].some(
      (id) => rules.metrics[id] && rules.metrics[id].mapping.kind !== "unpublished",
    );
    expect(moved > 0).toBe(judged);
  });

  it("never falls by a shorter pickup", () => {
    const fixed = unfloored(rules);
    let moved = 0;
    fc.assert(
      fc.property(scorableShop, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (shop, chosen) => {
        const later = new Set(chosen.map((n) => n % shop.rows.orders.length));
        const orders = shop.rows.orders.map((row, i) => {
          const day = row["paid_at"]!.slice(0, 10);
          const picked = shop.rows.parcels.find((parcel) => parcel["order_id"] === row["order_id"])![
            "picked_up_at"
          ]!;
          const latest = `${day} 23:59:00` < picked ? `${day} 23:59:00` : picked;
          return later.has(i) && latest > row["paid_at"]! ? { ...row, paid_at: latest } : row;
        });
        const before = scored(shop.history, fixed, scoredOn).total!;
        const after = scored(again(shop, { ...shop.rows, orders }), fixed, scoredOn).total!;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        if (after > before + 1e-9) moved++;
      }),
      settings,
    );
    const judged = Object.keys(rules.metrics).some((id) => id.startsWith("pickup-"));
    if (rules.metrics["pickup-hours"] || rules.metrics["pickup-score"]) expect(moved).toBeGreaterThan(0);
    if (!judged) expect(moved).toBe(0);
  });

  it("adds up: contributions, adjustments and clamp are the total", () => {
    fc.assert(
      fc.property(scorableShop, ({ history }) => {
        const { metrics: lines, adjustments, clamped, total } = scored(history, rules, scoredOn);
        const sum = [...lines, ...adjustments].reduce((all, { contribution }) => all + contribution, 0);
        expect(sum + clamped!).toBeCloseTo(total!, 9);
        for (const line of lines) if (line.score === null) expect(line.contribution).toBe(0);
        for (const line of lines)
          if (line.score !== null) expect(line.contribution).toBeCloseTo(line.share * line.score, 12);
      }),
      settings,
    );
  });

  it("gives the same to sessions and to their exact daily totals, but for rounds", () => {
    fc.assert(
      fc.property(scorableShop, ({ rows, history: { shop } }) => {
        const { chats, chatDays: _, ...others } = rows;
        const told = (history: History) =>
          scored(history, rules, scoredOn)
            .metrics.filter(({ id }) => totalled.includes(id))
            .map(({ id, numerator, denominator, value, score, missing, provenance }) =>
              JSON.stringify({ id, numerator, denominator, value, score, missing, provenance }),
            );
        const sessions = told(historyOf(shop, { ...others, chats }));
        expect(told(historyOf(shop, { ...others, chatDays: dailyTotals(chats, rules) }))).toEqual(sessions);
        for (const line of sessions) expect(line).not.toContain('"denominator":0');
      }),
      settings,
    );
  });

  it("knows nothing of the scored day and later", () => {
    fc.assert(
      fc.property(scorableShop, (shop) => {
        expect(bytes(again(shop, asKnownBefore(shop.rows, scoredOn)), rules)).toBe(
          bytes(shop.history, rules),
        );
      }),
      settings,
    );
  });

  it("does not care what ids are called", () => {
    fc.assert(
      fc.property(scorableShop, (shop) => {
        const relabelled = Object.fromEntries(
          Object.entries(shop.rows).map(([table, list]) => [
            table,
            list.map((row: Row) =>
              Object.fromEntries(
                Object.entries(row).map(([column, text]) => [
                  column,
                  /(?<!product)_id$/.test(column) && text ? `甲-${text}-x` : text,
                ]),
              ),
            ),
          ]),
        ) as unknown as Rows;
        expect(bytes(again(shop, relabelled), rules)).toBe(bytes(shop.history, rules));
      }),
      settings,
    );
  });

  it("scores many days in one pass as it scores each by itself", () => {
    fc.assert(
      fc.property(scorableShop, ({ history }) => {
        const plan = compilePlan(rules, history.shop, tablesOf(history));
        const [from, to] = [scoredOn - 45, scoredOn + 20];
        const all = scoreDays(plan, tallyShop(history, rules), history, from, to);
        for (let day = from; day <= to; day += 5) {
          const one = scored(history, rules, day);
          expect(one.total ?? Number.NaN).toBe(all.total[day - from]);
          expect(one.display.total ?? Number.NaN).toBe(all.displayed[day - from]);
          for (const [m, line] of one.metrics.entries())
            expect(line.value ?? Number.NaN).toBe(all.values[m]![day - from]);
          for (const [d, line] of one.dimensions.entries())
            expect(line.score ?? Number.NaN).toBe(all.dimensions[d]![day - from]);
        }
      }),
      { ...settings, numRuns: 3 },
    );
  });

  it("explains a change in parts that sum to it", () => {
    fc.assert(
      fc.property(scorableShop, fc.integer({ min: 1, max: 12 }), ({ history }, back) => {
        const facts = orderFacts(history);
        const tallies = tallyShop(history, rules, facts);
        const plan = compilePlan(rules, history.shop, tablesOf(history));
        const [before, after] = [scoredOn - back, scoredOn].map((day) =>
          scoredDay(plan, tallies, history, day),
        );
        const change = changeBetween({ plan, tallies, history, facts }, before!, after!);
        expect(change.totalBefore).not.toBeNull();
        const sum = change.lines.reduce((all, { points }) => all + points, 0);
        expect(sum).toBeCloseTo(change.totalAfter! - change.totalBefore!, 9);
        for (const { points } of change.lines) expect(points).not.toBeNaN();
      }),
      settings,
    );
  });

  it("writes no NaN, no −0 and no undefined", () => {
    fc.assert(
      fc.property(scorableShop, ({ history }) => {
        expectWritable(scored(history, rules, scoredOn, consequences), "report");
      }),
      settings,
    );
  });
});

describe.each(versions.slice(1).map(([id], i) => [versions[i]![0], id] as const))(
  "%s → %s",
  (before, after) => {
    it("splits the difference into parts that sum to it", () => {
      const [one, other] = [before, after].map((id) => allRules.find((rules) => rules.id === id)!);
      fc.assert(
        fc.property(scorableShop, ({ history }) => {
          const report = impact({
            history,
            before: one!,
            after: other!,
            from: scoredOn - 2,
            to: scoredOn,
            input: "sha256:test",
            program: "test",
          });
          expectWritable(report, "impact");
          for (const day of report.days) {
            expect(day.before).toBe(scored(history, one!, day.date).total);
            expect(day.after).toBe(scored(history, other!, day.date).total);
            if (report.sameScale)
              expect(day.lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(
                day.after! - day.before!,
                9,
              );
            else expect(day.lines).toEqual([]);
          }
        }),
        { ...settings, numRuns: 5 },
      );
    });
  },
);

const totalled = ["chat-dissatisfaction-rate", "chat-reply-in-3min-rate", "chat-first-reply-seconds"];

/** What a staff report would say of these sessions: shares as percentages with two digits, by day and agent. */
function dailyTotals(chats: readonly Row[], rules: RuleVersion): Row[] {
  const { chatHours, dissatisfiedStars } = rules.metrics["chat-dissatisfaction-rate"]?.parameters ?? {};
  const { from, until } = chatHours ?? { from: 8, until: 23 };
  const groups = new Map<string, Row[]>();
  for (const [i, chat] of chats.entries()) {
    const hour = Number(chat["started_at"]!.slice(11, 13));
    if (hour < from || hour >= until) continue;
    const key = `${chat["started_at"]!.slice(0, 10)} agent-${i % 2}`;
    groups.set(key, [...(groups.get(key) ?? []), chat]);
  }
  return [...groups].map(([key, sessions]) => {
    const sum = (of: (chat: Row) => number) => sessions.reduce((all, chat) => all + of(chat), 0);
    const rated = sum((chat) => (chat["stars"] === "" ? 0 : 1));
    const bad = sum((chat) =>
      chat["stars"] !== "" && Number(chat["stars"]) <= (dissatisfiedStars ?? 3) ? 1 : 0,
    );
    return {
      date: key.slice(0, 10),
      agent: key.slice(11),
      human_sessions: String(sessions.length),
      rated_sessions: String(rated),
      dissatisfied_share: rated === 0 ? "" : (bad / rated).toFixed(4),
      replied_within_3min_share: (
        sum((chat) => Number(chat["answered_within_3min"])) / sessions.length
      ).toFixed(4),
      mean_first_reply_seconds: String(sum((chat) => Number(chat["first_reply_seconds"])) / sessions.length),
    };
  });
}

/** What the tables held at the end of the day before `day`: later rows are not there and later fields are empty. */
function asKnownBefore(rows: Required<Rows>, day: number): Rows {
  const known = (text: string | undefined) => {
    const time = parseLocalTime(text ?? "") ?? parseLocalTime(`${text} 00:00:00`);
    return time !== null && dayOf(time) < day;
  };
  const kept = (row: Row, columns: readonly string[]): Row =>
    Object.fromEntries(
      Object.entries(row).map(([c, text]) => [c, columns.includes(c) && !known(text) ? "" : text]),
    );
  return {
    orders: rows.orders
      .filter((row) => known(row["paid_at"]))
      .map((row) => ({
        ...kept(row, ["shipped_at", "cancelled_at"]),
        order_type:
          row["order_type"] === "instant-refund" && !known(row["cancelled_at"])
            ? "normal"
            : row["order_type"],
      })),
    parcels: rows.parcels.map((row) => kept(row, ["picked_up_at", "signed_at"])),
    reviews: rows.reviews.filter((row) => known(row["created_at"])),
    afterSales: rows.afterSales
      .filter((row) => known(row["applied_at"]))
      .map((row) => {
        const open = !known(row["closed_at"]);
        const verdict = open ? { arbitration: "", liable: "", result: "", compensation: "" } : {};
        return { ...kept(row, ["agreed_at", "refunded_at", "closed_at", "return_signed_at"]), ...verdict };
      }),
    chats: rows.chats.filter((row) => known(row["started_at"])),
    chatDays: rows.chatDays.filter((row) => known(row["date"])),
    complaints: rows.complaints.filter((row) => known(row["created_at"])),
    violations: rows.violations.filter((row) => known(row["at"])),
    listings: rows.listings.filter((row) => known(row["date"])),
    observed: rows.observed,
  };
}

function expectWritable(value: unknown, path: string): void {
  if (value === undefined || Number.isNaN(value) || Object.is(value, -0))
    throw new Error(`${path} is ${String(value)}`);
  if (value !== null && typeof value === "object")
    for (const [key, child] of Object.entries(value)) expectWritable(child, `${path}.${key}`);
}
