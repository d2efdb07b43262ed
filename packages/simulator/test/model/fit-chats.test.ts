import { type History, historyOf, type Row, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fitChats } from "../../src/model/fit-chats.ts";
import { meanOf } from "../../src/model/shares.ts";
import { recordUntil } from "../../src/model/shop-record.ts";
import { recordedShop, recordedTables, shop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const start = startDay(steadyTruth);
const { chats, ...others } = recordedTables(steadyTruth, "chats");

function fit(history: History) {
  const { part, priors } = fitChats(
    recordUntil(history, currentRules, start),
    tallyShop(history, currentRules),
  );
  return { ...part.chats, priors };
}

/** What a staff report says of these sessions, those of a day in one row. */
function totalsOf(sessions: readonly Row[], rated: boolean): Row[] {
  const days = new Map<string, Row[]>();
  for (const one of sessions) {
    const date = one["started_at"]!.slice(0, 10);
    days.set(date, [...(days.get(date) ?? []), one]);
  }
  return [...days].map(([date, own]) => {
    const sum = (of: (one: Row) => number) => own.reduce((all, one) => all + of(one), 0);
    const stars = own.filter((one) => one["stars"] !== "");
    return {
      date,
      agent: "a",
      human_sessions: String(own.length),
      rated_sessions: rated ? String(stars.length) : "",
      dissatisfied_share:
        stars.length === 0 ? "" : String(stars.filter((one) => one["stars"] === "2").length / stars.length),
      mean_reply_seconds: String(
        sum((one) => Number(one["reply_seconds"])) / sum((one) => Number(one["rounds"])),
      ),
    };
  });
}

describe("chats of which only daily totals are on record", () => {
  const bySessions = fit(recordedShop(steadyTruth, "chats"));
  const byTotals = fit(historyOf(shop, { ...others, chatDays: totalsOf(chats, true) }));

  it("are as many, as often rated and as badly rated as by their sessions", () => {
    expect(byTotals.sessions).toEqual(bySessions.sessions);
    expect(byTotals.rated).toEqual(bySessions.rated);
    expect(byTotals.dissatisfied).toEqual(bySessions.dissatisfied);
  });
  it("have one round each, as in the tallies, and take the seconds of the totals", () => {
    expect(byTotals.rounds.points).toEqual([1]);
    expect(byTotals.timedShare).toBe(1);
    expect(Math.abs(byTotals.secondsPerRound / bySessions.secondsPerRound - 1)).toBeLessThan(0.1);
    expect(byTotals.varianceBetweenRounds).toBe(byTotals.secondsPerRound * byTotals.secondsPerRound);
  });
  it("say so", () => {
    expect(byTotals.priors.map(({ process }) => process)).toEqual(["rounds"]);
    expect(byTotals.priors[0]!.text.en).toContain("daily totals");
    expect(bySessions.priors).toEqual([]);
  });
  it("are all rated where nobody knows how many were, as in the tallies", () => {
    const unrated = fit(historyOf(shop, { ...others, chatDays: totalsOf(chats, false) }));
    expect(meanOf(unrated.rated)).toBeGreaterThan(0.9);
    expect(Math.abs(meanOf(unrated.dissatisfied) - meanOf(bySessions.dissatisfied))).toBeLessThan(0.03);
  });
});

describe("daily totals beside sessions", () => {
  it("change nothing on the days of the sessions", () => {
    const beside = fit(historyOf(shop, { ...others, chats, chatDays: totalsOf(chats, true) }));
    expect(beside).toEqual(fit(recordedShop(steadyTruth, "chats")));
  });
  it("fill the days without, and leave pace and rounds to the sessions", () => {
    const half = chats.filter(({ started_at }) => Number(started_at!.slice(8, 10)) % 2 === 0);
    const filled = fit(historyOf(shop, { ...others, chats: half, chatDays: totalsOf(chats, true) }));
    const whole = fit(recordedShop(steadyTruth, "chats"));
    const { rounds, secondsPerRound, timedShare } = fit(historyOf(shop, { ...others, chats: half }));
    expect(filled).toMatchObject({ rounds, secondsPerRound, timedShare });
    expect(filled.sessions).toEqual(whole.sessions);
    expect(filled.dissatisfied).toEqual(whole.dissatisfied);
  });
  it("from the start on are not looked at", () => {
    const later = { date: "2027-01-01", agent: "a", human_sessions: "900", mean_reply_seconds: "900" };
    const history = historyOf(shop, { ...others, chatDays: totalsOf(chats, true) });
    const more = historyOf(shop, { ...others, chatDays: [...totalsOf(chats, true), later] });
    expect(fit(more)).toEqual(fit(history));
  });
});
