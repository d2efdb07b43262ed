import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adaptedSpec, generateShop, shopPresets, toShopFolder } from "@scorecast/simulator/generate";
import { beforeAll, describe, expect, it } from "vitest";
import { FitReportSchema } from "../src/fit-schema.ts";
import { type Ended, scorecast, temporaryFolder } from "./scorecast.ts";
import { noOrders, smallShop, writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
writeFiles(join(cwd, "small"), smallShop);
const large = adaptedSpec(shopPresets["in-crisis"], { ordersPerDay: 60 });
writeFiles(join(cwd, "crisis"), toShopFolder(generateShop(large, "fit")));
writeFiles(join(cwd, "none"), noOrders);
const fit = (...argv: string[]) => scorecast(["fit", ...argv], { cwd });

describe("fit --json", () => {
  let small: Ended;
  let crisis: Ended;
  beforeAll(async () => {
    small = await fit("small", "--json", "-o", "model.json");
    crisis = await fit("crisis", "--json");
  }, 60_000);

  it("is as the schema says, in its order of keys, without NaN", () => {
    const report = FitReportSchema.parse(JSON.parse(small.out));
    expect(Object.keys(JSON.parse(small.out))).toEqual(Object.keys(FitReportSchema.shape));
    expect(small.out).not.toMatch(/NaN|Infinity|: -0[,\n]/);
    expect(small.code).toBe(0);
    for (const { level, interval, events, checks } of report.processes) {
      expect(interval[0]).toBeLessThanOrEqual(level);
      expect(interval[1]).toBeGreaterThanOrEqual(level);
      if (events < 10) expect(checks).toBeNull();
    }
  });
  it("writes the same to the file", () => {
    expect(readFileSync(join(cwd, "model.json"), "utf8")).toBe(small.out);
  });
  it("writes a page of what people read: the score and the beliefs, without the model for machines", async () => {
    const results = (page: string): { kind: string }[] =>
      JSON.parse(/id="scorecast-data">([^<]*)</.exec(readFileSync(join(cwd, page), "utf8"))![1]!);
    expect((await fit("small", "-o", "model.html")).code).toBe(0);
    const [score, beliefs] = results("model.html");
    expect([score!.kind, beliefs!.kind]).toEqual(["score", "fit"]);
    const { model, ...read } = JSON.parse(small.out);
    expect(beliefs).toEqual(read);
    expect((await scorecast(["report", "model.json", "-o", "again.html"], { cwd })).code).toBe(0);
    expect(results("again.html").map(({ kind }) => kind)).toEqual(["fit"]);
  });
  it("says in a small shop what came from priors, and finds no fault with a calm record", () => {
    const report = FitReportSchema.parse(JSON.parse(small.out));
    expect(report.priors.map(({ process }) => process)).toContain("escalation");
    expect(
      report.processes.flatMap(({ checks }) => checks ?? []).filter(({ verdict }) => verdict === "odd"),
    ).toEqual([]);
    expect(report.processes.find(({ process }) => process === "demand")!.level).toBeCloseTo(40 / 30, 0);
  });
  it("finds the trouble of a shop in crisis", () => {
    const report = FitReportSchema.parse(JSON.parse(crisis.out));
    const odd = report.processes.filter(({ checks }) => checks?.some(({ verdict }) => verdict === "odd"));
    expect(odd.map(({ process }) => process)).toContain("signing");
    expect(report.processes.some(({ recency }) => recency.halfLife !== null)).toBe(true);
  });
});

it("tells it in both languages, nothing of one in the other", async () => {
  const zh = (await fit("crisis", "--lang", "zh")).out;
  const en = (await fit("crisis", "--lang", "en")).out;
  expect(zh).toMatch(/学到 \d+ 个环节，其中 \d+ 个的记录与推演的设想不合/);
  expect(zh).toMatch(/揽收到签收：/);
  expect(zh).toMatch(/每过 (14|28|56) 天旧记录的分量减半/);
  expect(en).toMatch(/the record of \d+ disagrees with the model/);
  expect(en).toMatch(/a day counts for half after (14|28|56) days/);
  // names of the shop's own record stay as they are
  const { shop, regions, couriers } = shopPresets["in-crisis"];
  const names = [shop.name, ...regions.map(({ province }) => province), ...couriers.map(({ name }) => name)];
  expect(names.reduce((text, name) => text.replaceAll(name, ""), en)).not.toMatch(/\p{Script=Han}/u);
});

it("looks at nothing from --as-of on: before the courier stalls, parcels are signed for as the model has it", async () => {
  const early = FitReportSchema.parse(
    JSON.parse((await fit("crisis", "--json", "--as-of", "2026-09-20")).out),
  );
  expect(early.start).toBe("2026-09-20");
  const { checks } = early.processes.find(({ process }) => process === "signing")!;
  expect(checks!.filter(({ verdict }) => verdict === "odd")).toEqual([]);
});

it("ends with 3 where the record is too short, and writes nothing", async () => {
  const { code, out, err } = await fit("none", "--json", "-o", "none.json");
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toContain("Too little data");
  expect(() => readFileSync(join(cwd, "none.json"))).toThrow();
});

describe("products, provinces and couriers", () => {
  const text = "\u001b[31mred\u202eder\u0007";
  const bad = adaptedSpec(shopPresets["bad-batch"], { ordersPerDay: 40 });
  const named = { ...bad, products: bad.products.map((one, i) => (i === 1 ? { ...one, id: text } : one)) };
  writeFiles(join(cwd, "batch"), toShopFolder(generateShop(named, "units")));

  it("are told against the shop, the bad product by name with its share", async () => {
    const { products, provinces, couriers } = FitReportSchema.parse(
      JSON.parse((await fit("batch", "--json")).out),
    );
    expect([products!.named, couriers!.named > 1, provinces!.named > 5]).toEqual([4, true, true]);
    const [worst] = products!.units;
    const quality = worst!.lines.find(({ process }) => process === "quality-return")!;
    expect(worst!.id).toBe(bad.incidents.map((one) => "productId" in one && one.productId)[0]);
    expect(quality.verdict).toBe("higher");
    expect(quality.share).toBeGreaterThan(worst!.orderShare);
  });
  it("say in both languages what cannot be told apart, and keep names from the terminal", async () => {
    const [zh, en] = [(await fit("batch", "--lang", "zh")).out, (await fit("batch", "--lang", "en")).out];
    expect(zh).toMatch(/商品与全店比（4 个）/);
    expect(zh).toMatch(/：订单占 \d+%，品质退货占 \d+%（九成把握在 /);
    expect(zh).toContain("分不出");
    expect(en).toMatch(/\d+% of the orders, \d+% of the quality returns \(90 % sure within /);
    expect(en).toMatch(/cannot tell \d/);
    expect(en).toContain("redder");
    for (const out of [zh, en])
      for (const sign of ["\u202e", "\u0007", "\u001b[31mred"]) expect(out).not.toContain(sign);
  });
  it("are left out where the record names none", async () => {
    const report = FitReportSchema.parse(JSON.parse((await fit("small", "--json")).out));
    expect(report.couriers === null || report.couriers.named > 1).toBe(true);
    expect(report.products === null || report.products.named > 1).toBe(true);
  });
});
