import { describe, expect, it } from "vitest";
import { chat, order, recordOf } from "../record.ts";
import { guide, V0, V2, V4, V5, V7b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

const chats = (...rows: ReturnType<typeof chat>[]) =>
  recordOf({ orders: [order("a", "09-01 10:00")], chats: rows });

describe("sessions that count", () => {
  it.each([
    ["07:59:59", "0 / 0"],
    ["08:00:00", "30 / 1"],
    ["22:59:59", "30 / 1"],
    ["23:00:00", "0 / 0"],
  ])("start in working hours: one at %s is %s", (time, expected) => {
    expect(ratioOf(chats(chat("c", `09-10 ${time}`)), V8, "chat-response-seconds", "09-12")).toBe(expected);
  });
  it("are answered by humans", () => {
    for (const human of ["0", ""])
      expect(ratioOf(chats(chat("c", "09-10 10:00", { human })), V8, "chat-response-seconds", "09-12")).toBe(
        "0 / 0",
      );
  });
  it("are dated by their start", () => {
    const history = chats(chat("c", "09-10 10:00"));
    expect(ratioOf(history, V8, "chat-response-seconds", "09-10")).toBe("0 / 0");
    expect(ratioOf(history, V8, "chat-response-seconds", "09-11")).toBe("30 / 1");
    expect(ratioOf(history, V8, "chat-response-seconds", "10-10")).toBe("30 / 1");
    expect(ratioOf(history, V8, "chat-response-seconds", "10-11")).toBe("0 / 0");
  });
});

describe("seconds per round", () => {
  const session = (more: Record<string, string | number>) =>
    ratioOf(chats(chat("c", "09-10 10:00", more)), V5, "chat-response-seconds", "09-12");

  it("count an unanswered round as 600 s", () => {
    expect(session({ rounds: 3, reply_seconds: 40, unanswered_rounds: 1 })).toBe("640 / 3");
    expect(session({ rounds: 2, reply_seconds: "", unanswered_rounds: 2 })).toBe("1200 / 2");
    expect(session({ rounds: 2, reply_seconds: 0, unanswered_rounds: 2 })).toBe("1200 / 2");
  });
  it("take an empty number of unanswered rounds for none", () => {
    expect(session({ rounds: 2, reply_seconds: 50, unanswered_rounds: "" })).toBe("50 / 2");
  });
  it("leave out a session of which rounds or seconds are unknown", () => {
    expect(session({ rounds: "", reply_seconds: 50 })).toBe("0 / 0");
    expect(session({ rounds: 2, reply_seconds: "", unanswered_rounds: 1 })).toBe("0 / 0");
  });
  it("average over rounds, not over sessions", () => {
    const history = chats(
      chat("c1", "09-10 10:00", { rounds: 1, reply_seconds: 100 }),
      chat("c2", "09-10 11:00", { rounds: 9, reply_seconds: 90 }),
    );
    expect(lineOf(history, V8, "chat-response-seconds", "09-12").value).toBe(19);
  });
  it("are summed as whole seconds", () => {
    expect(session({ rounds: 1, reply_seconds: 30.4 })).toBe("30 / 1");
  });
});

describe("dissatisfied sessions", () => {
  it.each([
    [1, 1],
    [3, 1],
    [4, 0],
    [5, 0],
  ])("of %d stars count %d among the rated ones", (stars, count) => {
    const history = chats(chat("c1", "09-10 10:00", { stars }), chat("c2", "09-10 10:00"));
    for (const rules of [V4, V5, V8])
      expect(ratioOf(history, rules, "chat-dissatisfaction-rate", "09-12")).toBe(`${count} / 1`);
  });
  it("count in working hours only", () => {
    const night = chats(chat("c1", "09-10 23:00", { stars: 1 }));
    expect(ratioOf(night, V7b, "chat-dissatisfaction-rate", "09-12")).toBe("0 / 0");
  });
});

describe("answers within three minutes", () => {
  it("are a share of the sessions of which it is known", () => {
    const history = chats(
      chat("c1", "09-10 10:00", { answered_within_3min: 1 }),
      chat("c2", "09-10 10:00", { answered_within_3min: 0 }),
      chat("c3", "09-10 10:00"),
    );
    expect(ratioOf(history, V2, "chat-reply-in-3min-rate", "09-12")).toBe("1 / 2");
    expect(lineOf(history, V2, "chat-reply-in-3min-rate", "09-12").value).toBe(0.5);
  });
});

describe("the first reply of 2020", () => {
  it("is a mean over the sessions that had one; how it becomes points is unpublished", () => {
    const history = chats(
      chat("c1", "09-10 10:00", { first_reply_seconds: 20 }),
      chat("c2", "09-10 10:00", { first_reply_seconds: 50 }),
      chat("c3", "09-10 10:00"),
    );
    expect(lineOf(history, V0, "chat-first-reply-seconds", "09-12")).toMatchObject({
      value: 35,
      numerator: 70,
      denominator: 2,
      status: "unscored",
      score: null,
      missing: "unpublished",
    });
  });
});

describe("the guide's own words on chats", () => {
  const history = chats(
    chat("c1", "09-10 10:00", { stars: 5, escalated: 1 }),
    chat("c2", "09-10 10:00", { stars: 2, escalated: 0 }),
    chat("c3", "09-10 10:00"),
  );
  it("problems solved are sessions not escalated, of those of which it is known", () => {
    expect(ratioOf(history, guide, "problem-solved-rate", "09-12")).toBe("1 / 2");
  });
  it("satisfaction is the mean of the stars", () => {
    expect(lineOf(history, guide, "dispute-satisfaction", "09-12").value).toBe(3.5);
  });
});
