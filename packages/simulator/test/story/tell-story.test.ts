import { compilePlan, type History, historyOf, scoreDays, tablesOf, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { generateShop, shopHistory, shopPresets } from "../../src/generate/index.ts";
import { fullDose, type Study } from "../../src/index.ts";
import { notTold, type Story, type StoryTables, tellStory } from "../../src/story/index.ts";
import { planned } from "../engine/planned.ts";
import { knownBefore, recordedTables, shop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules, rulesOf } from "../rules.ts";

const start = startDay(steadyTruth);
const tables = recordedTables(steadyTruth, "story");
const history = historyOf(shop, tables);
const scenarios = [
  { id: "evening", levers: [fullDose("second-daily-pickup"), fullDose("fast-refund")] },
  { id: "insured", levers: [fullDose("freight-insurance"), fullDose("gifts-and-cards")] },
  { id: "caught", levers: [fullDose("buy-reviews")] },
];
const study = planned({ start, horizon: 40, replications: 30, seed: "story", scenarios }, history);

const read = (story: Story): History => {
  const given = Object.entries(story.tables as StoryTables).filter(([, rows]) => rows !== null);
  return historyOf(story.shop, Object.fromEntries(given) as unknown as Parameters<typeof historyOf>[1]);
};

/** Scores of the story's rows and of the replication, node by node, on every day; −1 for no data. */
function bothScores({ state }: Study, scenario: number, replication: number, story: Story) {
  const told = read(story);
  const plan = compilePlan(state.rules, told.shop, tablesOf(told));
  const scores = scoreDays(
    plan,
    tallyShop(told, state.rules),
    told,
    state.start,
    state.start + state.horizon,
  );
  const columns = [scores.total, ...scores.dimensions, ...scores.values];
  const projection = simulateRange(state, scenario, replication, replication + 1)!;
  const plain = (value: number) => (Number.isNaN(value) ? -1 : value);
  return projection.nodes.map((node, n) => ({
    node,
    rows: Array.from(columns[n]!, plain),
    replication: Array.from(columns[n]!, (_, day) => plain(columnOf(projection, n, day)[0]!)),
  }));
}

/** Metrics whose sums are whole numbers of events: their values are the same to the bit. */
const ofCounts = new Set([
  "product-rating",
  "quality-return-rate",
  "damage-return-rate",
  "delivery-on-time-rate",
  "chat-dissatisfaction-rate",
  "platform-help-rate",
]);

describe("the rows of a story, scored like any record", () => {
  const cases = [0, 1, 2, 3].flatMap((scenario) => [3, 17].map((replication) => [scenario, replication]));

  it.each(cases)(
    "give scenario %i its replication %i on every day, in every node",
    (scenario, replication) => {
      const story = tellStory(history, study.state, scenario!, replication!);
      expect(story.untold).toEqual([]);
      expect(story.chronicle.differences).toEqual([]);
      const nodes = bothScores(study, scenario!, replication!, story);
      expect(nodes.length).toBeGreaterThan(10);
      for (const { node, rows, replication: simulated } of nodes) {
        expect(rows).toHaveLength(41);
        if (ofCounts.has(node)) expect([node, rows]).toEqual([node, simulated]);
        for (let day = 0; day < rows.length; day++) expect(rows[day]).toBeCloseTo(simulated[day]!, 9);
      }
      const moves = nodes.filter(({ rows }) => new Set(rows).size > 20).map(({ node }) => node);
      expect(moves).toEqual(
        expect.arrayContaining([
          "total",
          "product-rating",
          "pickup-hours",
          "delivery-on-time-rate",
          "chat-response-seconds",
          "after-sale-review-hours",
        ]),
      );
    },
  );

  it("give it for a made-up shop with complaints, escalated chats and several orders in a parcel", () => {
    const record = shopHistory(generateShop(shopPresets["understaffed-chat"], "story"));
    const first = record.lastDay! + 1;
    const made = planned(
      { start: first, horizon: 30, replications: 5, seed: "story", scenarios: [] },
      record,
    );
    const story = tellStory(record, made.state, 0, 2);
    expect(story.chronicle.differences).toEqual([]);
    for (const { node, rows, replication } of bothScores(made, 0, 2, story)) {
      if (ofCounts.has(node)) expect([node, rows]).toEqual([node, replication]);
      for (let day = 0; day < rows.length; day++) expect(rows[day]).toBeCloseTo(replication[day]!, 9);
      if (node === "platform-help-rate") expect(new Set(rows).size).toBeGreaterThan(10);
    }
    const calls = story.tables.complaints!.filter((row) => row["complaint_id"]!.startsWith("sim-"));
    expect(calls.length).toBeGreaterThan(0);
  });

  it("give it for a shop that has daily totals of its chats, and for one that has neither parcels nor after-sales", () => {
    const { chats: _, ...others } = tables;
    const dates = [...new Set(tables.orders.map((row) => row["paid_at"]!.slice(0, 10)))];
    const chatDays = dates.map((date, i) => ({
      ...{ date, agent: "a", human_sessions: "9", rated_sessions: "4" },
      ...{ dissatisfied_sessions: i % 4 === 0 ? "1" : "0", mean_reply_seconds: i % 5 === 0 ? "" : "31.5" },
    }));
    const noChats = historyOf(shop, { ...others, chatDays });
    const bare = { ...history, parcels: null, afterSales: null };
    for (const record of [noChats, bare]) {
      const made = planned({ start, horizon: 20, replications: 5, seed: "story", scenarios: [] }, record);
      const story = tellStory(record, made.state, 0, 1);
      expect(story.untold).toEqual([]);
      expect(story.chronicle.differences).toEqual([]);
      const nodes = bothScores(made, 0, 1, story);
      for (const { rows, replication } of nodes)
        for (let day = 0; day < rows.length; day++) expect(rows[day]).toBeCloseTo(replication[day]!, 9);
      const chat = nodes.find(({ node }) => node === "chat-response-seconds")!;
      expect(new Set(chat.rows).size).toBeGreaterThan(10);
      const absent = nodes.filter(({ rows }) => rows.every((value) => value === -1)).map(({ node }) => node);
      expect(absent).toContain("platform-help-rate");
    }
  });

  it("tell where a small shop's drawn seconds do not fit between its orders, and differ nowhere else", () => {
    const truth = { ...steadyTruth, ordersPerDay: 6 };
    const record = historyOf(shop, recordedTables(truth, "small"));
    const small = planned({ start, horizon: 40, replications: 30, seed: "story", scenarios: [] }, record);
    let untold = 0;
    for (const replication of [0, 1, 2, 3]) {
      const story = tellStory(record, small.state, 0, replication);
      untold += story.untold.length;
      expect(story.untold.filter(({ process }) => !process.endsWith("-seconds"))).toEqual([]);
      const late = (process: string) => story.untold.some((one) => one.process === process);
      for (const { node, rows, replication: simulated } of bothScores(small, 0, replication, story)) {
        const told = {
          "pickup-hours": !late("pickup-seconds"),
          "after-sale-review-hours": !late("review-seconds"),
          logistics: !late("pickup-seconds"),
          service: !late("review-seconds"),
          total: story.untold.length === 0,
        }[node];
        if (told !== false)
          for (let day = 0; day < rows.length; day++)
            expect([node, day, rows[day]]).toEqual([node, day, expect.closeTo(simulated[day]!, 9)]);
      }
    }
    expect(untold).toBeGreaterThan(0);
  });
});

describe("what was on record at the start", () => {
  const story = tellStory(history, study.state, 0, 5);
  const first = story.chronicle.days[0]!.date;

  it("stays: no row is lost, and nothing that had happened is changed", () => {
    const known = tellStory(history, { ...study.state, horizon: 1 }, 0, 5).tables;
    for (const [table, id] of [
      ["orders", "order_id"],
      ["reviews", "review_id"],
      ["afterSales", "after_sale_id"],
      ["chats", "session_id"],
    ] as const) {
      const recorded = (tables[table] as Record<string, string>[]).filter((row) =>
        Object.values(row).some((value) => value.startsWith("20") && value < first),
      );
      const told = new Map(story.tables[table]!.map((row) => [row[id]!, row]));
      expect(recorded.length).toBeGreaterThan(100);
      expect(known[table]!.length).toBeGreaterThanOrEqual(recorded.length);
      for (const row of recorded)
        for (const [column, value] of Object.entries(row))
          if (value !== "" && value < first)
            expect([column, told.get(row[id]!)![column]]).toEqual([column, value]);
    }
  });

  it("goes on: orders, parcels and cases of the record have a future", () => {
    const own = (rows: readonly Record<string, string>[], id: string, column: string) =>
      rows.filter((row) => !row[id]!.startsWith("sim-") && (row[column] ?? "") >= first);
    expect(own(story.tables.parcels!, "order_id", "signed_at").length).toBeGreaterThan(10);
    expect(own(story.tables.afterSales!, "after_sale_id", "refunded_at").length).toBeGreaterThan(0);
    expect(own(story.tables.reviews!, "order_id", "created_at").length).toBeGreaterThan(3);
  });

  it("is all that is made up from the first day on, under names of its own", () => {
    const added = story.tables.orders.filter((row) => row["paid_at"]! >= first);
    expect(added.length).toBeGreaterThan(40 * 20);
    for (const row of added) expect(row["order_id"]).toMatch(/^sim-o\d{6}$/);
    const ids = story.tables.orders.map((row) => row["order_id"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("does not know what the record says of later days", () => {
    const early = start - 20;
    const state = planned(
      { start: early, horizon: 10, replications: 5, seed: "x", scenarios: [] },
      history,
    ).state;
    const cut = historyOf(shop, knownBefore(tables, early));
    const ofWhole = tellStory(history, state, 0, 2);
    expect(ofWhole.chronicle.differences).toEqual([]);
    expect(ofWhole.chronicle.days).toEqual(tellStory(cut, state, 0, 2).chronicle.days);
  });
});

describe("a story", () => {
  it("is the same for the same seed and replication, and another for another", () => {
    const told = (replication: number) => tellStory(history, study.state, 0, replication).tables;
    expect(told(7)).toEqual(told(7));
    expect(told(8)).not.toEqual(told(7));
  });

  it("keeps the order of events: signed after the pickup, agreed after the application, refunded after that", () => {
    const { tables: told } = tellStory(history, study.state, 0, 9);
    const signedAt = new Map<string, string>();
    for (const row of told.parcels!) {
      if ((row["signed_at"] ?? "") === "") continue;
      expect(row["signed_at"]! >= row["picked_up_at"]!).toBe(true);
      const before = signedAt.get(row["order_id"]!) ?? "";
      signedAt.set(row["order_id"]!, before > row["signed_at"]! ? before : row["signed_at"]!);
    }
    for (const row of told.reviews!.filter((review) => review["review_id"]!.startsWith("sim-")))
      expect(row["created_at"]! >= signedAt.get(row["order_id"]!)!).toBe(true);
    for (const row of told.afterSales!) {
      const [applied, agreed, refunded] = ["applied_at", "agreed_at", "refunded_at"].map(
        (name) => row[name] ?? "",
      );
      if (agreed !== "") expect(agreed! >= applied!).toBe(true);
      if (refunded !== "") expect(refunded! >= (agreed || applied)!).toBe(true);
    }
  });

  it("adds up what happens, and names what leaves the window", () => {
    const { tables: told, chronicle } = tellStory(history, study.state, 0, 4);
    const { days } = chronicle;
    const sum = (key: "orders" | "reviews" | "badReviews") =>
      days.reduce((all, day) => all + (day.happened?.[key] ?? 0), 0);
    const since = (rows: readonly Record<string, string>[], column: string) =>
      rows.filter((row) => row[column]! >= days[0]!.date);
    expect(days).toHaveLength(41);
    expect(days.at(-1)!.happened).toBeNull();
    expect(sum("orders")).toBe(since(told.orders, "paid_at").length);
    expect(sum("reviews")).toBe(since(told.reviews!, "created_at").length);
    const bad = since(told.reviews!, "created_at").filter((row) => Number(row["product_stars"]) <= 2);
    expect(sum("badReviews")).toBe(bad.length);
    expect(days.reduce((all, day) => all + day.rolledOff.badReviews!, 0)).toBeGreaterThan(0);
    const falls = days.filter((day, i) => i > 0 && day.total! < days[i - 1]!.total! - 0.3);
    for (const day of falls) expect(day.lost.length).toBeGreaterThan(0);
  });

  it("is refused for a replication that there is not", () => {
    expect(() => tellStory(history, study.state, 0, 30)).toThrow(/No replication 30 .* 30 of 4/);
    expect(() => tellStory(history, study.state, 9, 0)).toThrow(RangeError);
  });
});

it("says which rules rows cannot tell yet, and what of them", () => {
  const { state } = study;
  expect(notTold(state, 0)).toEqual([]);
  const old = rulesOf("douyin-2026-07-14");
  const changed = { from: start, until: null, rules: old, known: [], days: [] };
  const scenario = { ...state.scenarios[0]!, rules: [changed] };
  const [missing] = notTold({ ...state, rules: currentRules, scenarios: [scenario] }, 0);
  expect(missing).toMatchObject({ rules: old.id, series: expect.arrayContaining(["pickup-score"]) });
});
