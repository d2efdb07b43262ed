import { describe, expect, it } from "vitest";
import type { History } from "../../src/history/history.ts";
import type { Row } from "../../src/history/history-of.ts";
import { explained } from "../explain/explained.ts";
import { afterSale, chat, chatDay, order, recordOf } from "../record.ts";
import { guide, V0, V2, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf, scored } from "../scored.ts";

const orders = [order("a", "09-01 10:00")];
const totals = (...chatDays: Row[]) => recordOf({ orders, chatDays });
const dissatisfied = (history: History) => ratioOf(history, V8, "chat-dissatisfaction-rate", "09-12");

describe("a day's totals", () => {
  it("count where there is no file of sessions", () => {
    const history = totals(
      chatDay("09-10", "a", 20, {
        rated_sessions: 8,
        dissatisfied_sessions: 2,
        mean_reply_seconds: 30.5,
        mean_first_reply_seconds: 12,
        replied_within_3min_share: 0.9,
      }),
    );
    expect(dissatisfied(history)).toBe("2 / 8");
    expect(ratioOf(history, V8, "chat-response-seconds", "09-12")).toBe("610 / 20");
    expect(ratioOf(history, V2, "chat-reply-in-3min-rate", "09-12")).toBe("18 / 20");
    expect(ratioOf(history, V0, "chat-first-reply-seconds", "09-12")).toBe("240 / 20");
  });
  it("stand in on the days without sessions, and on no other", () => {
    const rated = (on: string) => chatDay(on, "a", 20, { rated_sessions: 10, dissatisfied_sessions: 4 });
    const chats = [chat("c1", "09-10 10:00", { stars: 1 }), chat("c2", "09-10 11:00", { stars: 5 })];
    expect(dissatisfied(recordOf({ orders, chats, chatDays: [rated("09-10"), rated("09-11")] }))).toBe(
      "5 / 12",
    );
  });
  it("give way to any session of the day, counted or not", () => {
    const chatDays = [chatDay("09-10", "a", 20, { rated_sessions: 10, dissatisfied_sessions: 4 })];
    for (const chats of [
      [chat("night", "09-10 23:30", { stars: 1 })],
      [chat("bot", "09-10 10:00", { human: 0 })],
    ])
      expect(dissatisfied(recordOf({ orders, chats, chatDays }))).toBe("0 / 0");
    expect(dissatisfied(recordOf({ orders, chats: [], chatDays }))).toBe("4 / 10");
  });
  it("are known when the day is over, and leave with the window", () => {
    const history = totals(chatDay("09-10", "a", 20, { mean_reply_seconds: 30 }));
    const on = (day: string) => ratioOf(history, V8, "chat-response-seconds", day);
    expect([on("09-10"), on("09-11"), on("10-10"), on("10-11")]).toEqual([
      "0 / 0",
      "600 / 20",
      "600 / 20",
      "0 / 0",
    ]);
  });
  it("weigh each member of staff by what the mean is over", () => {
    const history = totals(
      chatDay("09-10", "a", 30, {
        mean_reply_seconds: 20,
        rated_sessions: 9,
        dissatisfied_share: 0.3333,
        replied_within_3min_share: 1,
      }),
      chatDay("09-10", "b", 10, {
        mean_reply_seconds: 60,
        rated_sessions: 1,
        dissatisfied_share: 0,
        replied_within_3min_share: 0.5,
      }),
    );
    expect(lineOf(history, V8, "chat-response-seconds", "09-12").value).toBe(30);
    expect(dissatisfied(history)).toBe("3 / 10");
    expect(lineOf(history, V2, "chat-reply-in-3min-rate", "09-12").value).toBe(0.875);
  });
  it("say nothing where a field is empty or nobody was served, which is not 0", () => {
    const silent = [chatDay("09-10", "a", 20), chatDay("09-10", "b", 0, { mean_reply_seconds: 0 })];
    for (const chatDays of [silent, []]) {
      const history = recordOf({ orders, chatDays });
      expect(lineOf(history, V8, "chat-response-seconds", "09-12")).toMatchObject({
        value: null,
        numerator: 0,
        denominator: 0,
        status: "abstained",
        missing: "no-entries",
      });
      expect(dissatisfied(history)).toBe("0 / 0");
      expect(history.fallbacks).toEqual([]);
    }
  });
  it("missing with the sessions leave the metrics unscored, as ever", () => {
    expect(lineOf(recordOf({ orders }), V8, "chat-response-seconds", "09-12")).toMatchObject({
      status: "unscored",
      missing: "table:chats",
    });
  });
});

describe("dissatisfied sessions of a day", () => {
  const of = (fields: Parameters<typeof chatDay>[3]) =>
    dissatisfied(totals(chatDay("09-10", "a", 40, fields)));
  it("are the count that is given, before the share", () => {
    expect(of({ rated_sessions: 8, dissatisfied_sessions: 3, dissatisfied_share: 0.25 })).toBe("3 / 8");
  });
  it("follow from the share and the rated sessions, in whole sessions", () => {
    expect(of({ rated_sessions: 7, dissatisfied_share: 0.1429 })).toBe("1 / 7");
  });
  it("and the rated ones from the share and the count", () => {
    expect(of({ dissatisfied_sessions: 2, dissatisfied_share: 0.2222 })).toBe("2 / 9");
  });
  it("are a share of the human sessions where nobody knows how many were rated", () => {
    expect(of({ dissatisfied_share: 0.025 })).toBe("1 / 40");
    expect(of({ dissatisfied_share: 0.03125 })).toBe("1.25 / 40");
    expect(of({ dissatisfied_sessions: 0, dissatisfied_share: 0 })).toBe("0 / 40");
  });
  it("are unknown without a share and without the rated ones", () => {
    expect(of({ dissatisfied_sessions: 2 })).toBe("0 / 0");
    expect(of({ rated_sessions: 5 })).toBe("0 / 0");
    expect(of({ rated_sessions: 0, dissatisfied_share: 0 })).toBe("0 / 0");
  });
});

describe("what stands in", () => {
  const history = recordOf({
    orders,
    chats: [chat("c", "09-09 10:00", { stars: 5 })],
    chatDays: [
      chatDay("09-09", "a", 20, { dissatisfied_share: 0.1, mean_reply_seconds: 30 }),
      chatDay("09-10", "a", 20, { dissatisfied_share: 0.1, mean_reply_seconds: 30 }),
      chatDay("09-10", "b", 20, { dissatisfied_share: 0.1, rated_sessions: 10, mean_reply_seconds: 30 }),
      chatDay("09-10", "c", 0, { dissatisfied_share: 0, mean_reply_seconds: 0 }),
    ],
  });
  it("is counted by rows that count, and named with the results that rest on it", () => {
    const from = "chat-days.human_sessions";
    expect(history.fallbacks).toEqual([
      { table: "chat-days", column: "rated_sessions", from, rows: 1, of: 4 },
      { table: "chats", column: "rounds", from, rows: 2, of: 4 },
    ]);
    expect(lineOf(history, V8, "chat-response-seconds", "09-12")).toMatchObject({
      fallbacks: ["chats.rounds"],
      provenance: "assumed",
    });
    expect(lineOf(history, V8, "chat-dissatisfaction-rate", "09-12").fallbacks).toEqual([
      "chat-days.rated_sessions",
    ]);
    expect(scored(history, V8, "09-12").assumptions).toContainEqual(
      expect.objectContaining({
        id: "stand-in:chats.rounds",
        text: {
          zh: "4 行中有 2 行的 chats.rounds 由 chat-days.human_sessions 代替",
          en: "chat-days.human_sessions stands in for chats.rounds in 2 of 4 rows",
        },
      }),
    );
  });
  it("is nothing where the totals say what they are over", () => {
    const exact = totals(
      chatDay("09-10", "a", 20, {
        rated_sessions: 10,
        dissatisfied_share: 0.1,
        replied_within_3min_share: 0.9,
        mean_first_reply_seconds: 9,
      }),
    );
    expect(exact.fallbacks).toEqual([]);
    expect(lineOf(exact, V2, "chat-reply-in-3min-rate", "09-12").fallbacks).toEqual([]);
  });
});

describe("other readers of chats", () => {
  const afterSales = [afterSale("s", "a", "09-10 10:00")];
  const chatDays = [chatDay("09-10", "a", 20, { dissatisfied_share: 0.1, mean_reply_seconds: 30 })];
  it.each([
    [V8, "platform-help-rate"],
    [guide, "problem-solved-rate"],
    [guide, "dispute-satisfaction"],
  ])("under %s, %s still needs the sessions, and takes no totals beside them", (rules, metric) => {
    expect(lineOf(recordOf({ orders, afterSales, chatDays }), rules, metric, "09-12")).toMatchObject({
      status: "unscored",
      missing: "table:chats",
    });
    const chats = [chat("c", "09-09 10:00", { order_id: "a", stars: 4, escalated: 0 })];
    expect(lineOf(recordOf({ orders, afterSales, chats, chatDays }), rules, metric, "09-12")).toEqual(
      lineOf(recordOf({ orders, afterSales, chats }), rules, metric, "09-12"),
    );
  });
  it("explanations name no event of a total, and what changed still adds up", () => {
    const slow = chatDay("09-18", "a", 20, {
      rated_sessions: 10,
      dissatisfied_share: 0.5,
      mean_reply_seconds: 300,
    });
    const many = Array.from({ length: 40 }, (_, i) => order(`o${i}`, "09-10 10:00"));
    const { events, eventCounts, change } = explained(
      recordOf({ orders: many, chatDays: [...chatDays, slow] }),
      V8,
      "09-20",
      {
        since: "09-15",
      },
    );
    expect(events).toEqual([]);
    expect(eventCounts).toMatchObject({ "chat-response-seconds": 0, "chat-dissatisfaction-rate": 0 });
    const { lines, totalBefore, totalAfter } = change!;
    expect(lines.filter(({ metric }) => metric === "chat-response-seconds")).toMatchObject([
      { cause: "entered", events: 0, entries: 20, ids: [] },
    ]);
    expect(lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(totalAfter! - totalBefore!, 9);
  });
});
