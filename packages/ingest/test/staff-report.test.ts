import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type History, loadRules, parseDay, scoreShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { describeProblem, readShopFolder } from "../src/index.ts";
import { csv, importOf, ORDER_HEADER, orderRow, rowsOf } from "./exports.ts";
import { shopFolder } from "./temporary-folder.ts";

const NOW = "douyin-2026-09-08";
const rules = await loadRules(NOW);
const orders = csv(
  ORDER_HEADER,
  Array.from({ length: 40 }, (_, i) => orderRow(`${i}`, { paid: `2026-09-0${1 + (i % 9)} 12:00:00` })),
);
const STAFF =
  "账号名称,人工已接待会话量,不满意率,首次响应时长（秒）,新平均响应时长（秒）,3分钟人工回复率（会话）";
const reports = {
  "飞鸽_2026-09-05.csv": csv(STAFF, ["小红,30,10.00%,8,20,95.00%", "小明,10,-,12,60,80.00%"]),
  "飞鸽_2026-09-06.csv": csv(STAFF, ["小红,20,5.00%,8,45,90.00%"]),
};
const CHATS = "session_id,started_at,human,rounds,reply_seconds,stars\nC1,2026-09-05 10:00:00,1,4,40,5\n";

function lineOf(history: History, metric: string) {
  const report = scoreShop({
    ...{ history, rules, inForce: true, asOf: parseDay("2026-09-10")!, input: "", program: "" },
    consequences: [],
  });
  return report.metrics.find(({ id }) => id === metric)!;
}

const read = async (folder: string) => {
  const { history, problems, input } = await readShopFolder(folder);
  expect(problems.map((one) => describeProblem(one, "en"))).toEqual([]);
  return { history: history!, input };
};

describe("the staff report", () => {
  it.each(["csv", "parquet"] as const)("comes in, day by day, and is scored: %s", async (form) => {
    const { account, out } = await importOf({ "o.csv": orders, ...reports }, { as: form });
    expect(account.written).toBe(true);
    expect(account.tables).toMatchObject({ orders: 40, "chat-days": 3 });
    const { history } = await read(out);
    expect([...history.chatDays!.date]).toEqual(
      ["2026-09-05", "2026-09-05", "2026-09-06"].map((day) => parseDay(day)),
    );
    expect(history.chatDays!.agent.names.every((name) => /^agent-[0-9a-f]{12}$/.test(name))).toBe(true);
    expect(history.chats).toBeNull();
    expect(lineOf(history, "chat-response-seconds")).toMatchObject({
      ...{ numerator: 30 * 20 + 10 * 60 + 20 * 45, denominator: 60, value: 35, status: "scored" },
      ...{ fallbacks: ["chats.rounds"], provenance: "assumed" },
    });
    const rate = lineOf(history, "chat-dissatisfaction-rate");
    expect(rate).toMatchObject({ numerator: 4, denominator: 50, fallbacks: ["chat-days.rated_sessions"] });
    expect(rate.score).not.toBeNull();
  });

  it("says in the account what stands in, and the folder says the same once", async () => {
    const { account, out } = await importOf({ "o.csv": orders, ...reports, "c.csv": CHATS });
    const from = "chat-days.human_sessions";
    const standIns = [
      { table: "chat-days", column: "rated_sessions", from, rows: 1, of: 3 },
      { table: "chats", column: "rounds", from, rows: 1, of: 3 },
    ];
    expect(account.fallbacks).toEqual(standIns);
    expect(JSON.parse(await readFile(join(out, "import.json"), "utf8")).fallbacks).toEqual(standIns);
    const { history } = await read(out);
    expect(history.fallbacks).toEqual(standIns);
    expect(lineOf(history, "chat-response-seconds")).toMatchObject({
      numerator: 40 + 20 * 45,
      denominator: 4 + 20,
    });
  });

  it("is enough for the metrics of chats that its columns fill, and for no other", async () => {
    const verdicts = async (files: Record<string, string>) => {
      const { account } = await importOf(files);
      return (metric: string, id = NOW) => {
        const found = account.metrics.find((one) => one.rules === id && one.metric === metric)!;
        return [found.can, ...found.lacks, found.mendedBy];
      };
    };
    const some = await verdicts({ "o.csv": orders, ...reports });
    expect(some("chat-response-seconds")).toEqual(["stand-in", "chats.rounds", null]);
    expect(some("chat-dissatisfaction-rate")).toEqual([
      "stand-in",
      "chat-days.rated_sessions",
      "staff-export",
    ]);
    expect(some("chat-reply-in-3min-rate", "douyin-2021-06-28")).toEqual(["exact", null]);
    expect(some("platform-help-rate").slice(0, 3)).toEqual(["no", "after-sales", "chats"]);
    const rated = "账号名称,人工已接待会话量,参评会话量,不满意会话量";
    const counts = await verdicts({ "o.csv": orders, "2026-09-05.csv": csv(rated, ["小红,30,10,1"]) });
    expect(counts("chat-dissatisfaction-rate")).toEqual(["exact", null]);
    expect(counts("chat-response-seconds")).toEqual(["no", "chat-days.mean_reply_seconds", "staff-export"]);
    const bare = "账号名称,人工已接待会话量,不满意会话量";
    const alone = await verdicts({ "o.csv": orders, "2026-09-05.csv": csv(bare, ["小红,30,1"]) });
    expect(alone("chat-dissatisfaction-rate")[0]).toBe("no");
  });

  it("is added to a folder that has days already, the later report winning", async () => {
    const { out } = await importOf({
      "o.csv": orders,
      "飞鸽_2026-09-05.csv": reports["飞鸽_2026-09-05.csv"],
    });
    const before = (await read(out)).input;
    await importOf(
      { ...reports, "b/飞鸽_2026-09-05.csv": csv(STAFF, ["小红,31,,,,"]) },
      { out, add: true, shop: undefined as never },
    );
    const rows = await rowsOf(out, "chat-days");
    expect(rows.map(({ human_sessions: n }) => n).sort()).toEqual(["10", "20", "31"]);
    expect((await read(out)).input).not.toBe(before);
  });
});

describe("chat-days.csv by hand", () => {
  const HEADER = "date,agent,human_sessions,rated_sessions,dissatisfied_share,mean_reply_seconds\n";

  it("is read, and empty fields are unknown, not 0", async () => {
    const { history } = await read(
      await shopFolder({ "chat-days.csv": `${HEADER}2026-09-20,a,12,,0.05,\n2026-09-20,b,3,0,,31.5\n` }),
    );
    const { count, humanSessions, ratedSessions, meanReplySeconds, dissatisfiedSessions } = history.chatDays!;
    expect([count, ...humanSessions, ...ratedSessions, ...meanReplySeconds]).toEqual([
      ...[2, 12, 3, Number.NaN, 0, Number.NaN, 31.5],
    ]);
    expect([...dissatisfiedSessions]).toEqual([Number.NaN, Number.NaN]);
    expect(history.lastDay).toBe(parseDay("2026-09-20"));
    expect(history.fallbacks.map(({ column, rows }) => [column, rows])).toEqual([
      ["rated_sessions", 1],
      ["rounds", 1],
    ]);
  });

  it("belongs to the fingerprint", async () => {
    const folder = await shopFolder({ "chat-days.csv": `${HEADER}2026-09-20,a,12,,0.05,\n` });
    const { input } = await read(folder);
    await writeFile(join(folder, "chat-days.csv"), `${HEADER}2026-09-20,a,13,,0.05,\n`);
    expect((await read(folder)).input).not.toBe(input);
  });

  it.each([
    [
      "date,agent\n2026-09-20,a\n",
      "chat-days.csv:1 human_sessions: the required column human_sessions is missing",
    ],
    [`${HEADER}2026-09-20,a,,,,\n`, "chat-days.csv:2 human_sessions: a required value is empty"],
    [`${HEADER}2026-09-20,a,5,,5,\n`, 'chat-days.csv:2 dissatisfied_share = "5": '],
    [`${HEADER}2026-09-20,a,5,,,\n2026-09-20,a,6,,,\n`, 'chat-days.csv:3 date+agent = "2026-09-20 a": '],
  ])("with a mistake is refused: %j", async (content, english) => {
    const { history, problems } = await readShopFolder(await shopFolder({ "chat-days.csv": content }));
    expect(history).toBeNull();
    expect(describeProblem(problems[0]!, "en")).toContain(english);
  });
});
