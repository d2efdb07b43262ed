import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const quick = ["--replications", "60", "--horizon", "12d"];

function place(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  return writeFiles(cwd, files);
}

describe("forecast --replay", () => {
  let cwd: string;
  let told: Ended;
  beforeAll(async () => {
    cwd = place();
    told = await scorecast(["forecast", "shop", ...quick, "--replay", "7", "-o", "story", "--json"], { cwd });
  }, 60_000);

  it("writes a shop folder that validates without a warning, with the story in it", async () => {
    expect([told.code, told.err]).toEqual([0, ""]);
    const files = readdirSync(join(cwd, "story"));
    expect(files).toEqual(expect.arrayContaining(["shop.yaml", "orders.csv", "parcels.csv", "story.md"]));
    const { code, out } = await scorecast(["validate", "story"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("0 rows with warnings");
  });

  it("whose scores on every day are those of the future in the raw draws", async () => {
    const { code } = await scorecast(["forecast", "shop", ...quick, "-o", "draws.csv"], { cwd });
    expect(code).toBe(0);
    const [head, ...lines] = readFileSync(join(cwd, "draws.csv"), "utf8").trim().split(/\r?\n/);
    const [scenario, replication, date, total] = ["scenario", "replication", "date", "total"].map((name) =>
      head!.replace("\ufeff", "").split(",").indexOf(name),
    );
    const drawn = new Map(
      lines
        .map((line) => line.split(","))
        .filter((cells) => cells[scenario!] === "baseline" && cells[replication!] === "7")
        .map((cells) => [cells[date!]!, Number(cells[total!])]),
    );
    const story = JSON.parse(told.out);
    expect(story).toMatchObject({ kind: "story", replication: 7, untold: [], differences: [] });
    expect(drawn.size).toBe(13);
    expect(new Set(drawn.values()).size).toBeGreaterThan(5);
    for (const { date: day, total: score } of story.days) expect(score).toBeCloseTo(drawn.get(day)!, 9);
    for (const day of [story.days[1].date, story.days[6].date, story.days[12].date]) {
      const scored = await scorecast(["score", "story", "--as-of", day, "--rules", story.rules, "--json"], {
        cwd,
      });
      expect(JSON.parse(scored.out).total).toBeCloseTo(drawn.get(day)!, 9);
    }
  });

  it("tells it day by day in both languages", async () => {
    const argv = ["forecast", "shop", ...quick, "--replay", "7"];
    const en = (await scorecast(argv, { cwd })).out;
    expect(en).toMatch(/^# Future 7 of .+, scenario baseline\n/);
    expect(en.match(/^- 20\d\d-\d\d-\d\d {2}\*\*[\d.]+\*\*/gm)).toHaveLength(13);
    expect(en).toContain("The worst days");
    expect(en).toContain("these rows give the simulated scores on all 13 days");
    expect(en).not.toMatch(/\p{Script=Han}{2,}.*paid/u);
    const zh = (await scorecast([...argv, "--lang", "zh"], { cwd })).out;
    expect(zh).toMatch(/的第 7 个未来（方案 baseline）/);
    expect(zh).toMatch(/付款 \d+，签收 \d+，评价 \d+/);
    expect(readFileSync(join(cwd, "story", "story.md"), "utf8")).toContain(
      "scorecast score story --as-of 20",
    );
  });

  it("writes the same bytes again, and others for another future", async () => {
    const write = async (replication: string, folder: string) => {
      await scorecast(["forecast", "shop", ...quick, "--replay", replication, "-o", folder], { cwd });
      return readFileSync(join(cwd, folder, "orders.csv"), "utf8");
    };
    const first = readFileSync(join(cwd, "story", "orders.csv"), "utf8");
    expect(await write("7", "again")).toBe(first);
    expect(await write("8", "other")).not.toBe(first);
  });
});

describe("forecast --replay of a scenario", () => {
  it("tells the scenario that is named", async () => {
    const cwd = place();
    const argv = ["forecast", "shop", ...quick, "--lever", "fast-refund", "--replay", "3", "--json"];
    const story = async (...more: string[]) => JSON.parse((await scorecast([...argv, ...more], { cwd })).out);
    const [asIs, faster] = [await story(), await story("--scenario", "fast-refund")];
    expect([asIs.scenario, faster.scenario]).toEqual(["baseline", "fast-refund"]);
    expect(faster.differences).toEqual([]);
    expect(faster.days[0].total).toBe(asIs.days[0].total);
  });
});

describe("forecast --replay refuses", () => {
  const refused = async (...argv: string[]) => {
    const { code, out, err } = await scorecast(["forecast", "shop", ...quick, ...argv], { cwd: place() });
    expect([code, out]).toEqual([2, ""]);
    return err;
  };

  it.each(["60", "-1", "x", "1.5"])("replication %s and names the range", async (text) => {
    expect(await refused(`--replay=${text}`)).toContain(
      `--replay ${text}: there is no such replication; write a whole number from 0 to 59`,
    );
  });

  it("a scenario that there is not, and names the nearest", async () => {
    const err = await refused("--lever", "fast-refund", "--replay", "1", "--scenario", "fast-refnd");
    expect(err).toContain("Did you mean fast-refund?");
    expect(err).toContain("baseline, fast-refund");
  });

  it("what asks about many futures, --scenario alone, a second folder and one that is there", async () => {
    expect(await refused("--replay", "1", "--ask", "P(total >= 3 ever)")).toContain("Leave --ask out");
    expect(await refused("--replay", "1", "--interactions")).toContain("Leave --interactions out");
    expect(await refused("--scenario", "x")).toContain("add --replay N");
    expect(await refused("--replay", "1", "-o", "a", "-o", "b")).toContain("give -o once");
    expect(await refused("--replay", "1", "-o", "shop")).toContain("shop: exists already");
  });

  it("rules that no order can tell yet, and says what of them", async () => {
    const err = await refused("--replay", "1", "--rules", "douyin-2025-03-15");
    expect(err).toContain("douyin-2025-03-15");
    expect(err).toContain("after-sale-in-time-rate");
  });
});
