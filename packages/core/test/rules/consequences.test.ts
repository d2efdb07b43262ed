import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { counts } from "../../src/counts/registry.ts";
import { metrics } from "../../src/metrics/registry.ts";
import { Consequence } from "../../src/rules/consequence.ts";
import {
  consequenceProgrammes,
  loadConsequence,
  loadConsequences,
} from "../../src/rules/consequence-registry.ts";
import { dimensionIds } from "../../src/rules/schema.ts";

const folder = new URL("../../consequences/", import.meta.url);
const json = (id: string) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8"));
const programmes = await loadConsequences();
const threshold = (programme: string, id: string) =>
  programmes.find((one) => one.id === programme)!.thresholds.find((one) => one.id === id)!;
const asked = (programme: string, id: string) =>
  threshold(programme, id).all.map(({ node, op, threshold: at, average }) => [node, op, at, average.kind]);

describe("the registry of programmes", () => {
  it("lists the files of the folder, each under the id its name promises", () => {
    expect(consequenceProgrammes.map((one) => `${one.id}.json`).sort()).toEqual(readdirSync(folder).sort());
    for (const { id } of programmes) expect(json(id).id).toBe(id);
  });

  it("names the nearest programme where there is none", async () => {
    await expect(loadConsequence("qianchaun")).rejects.toThrow('Did you mean "qianchuan"?');
  });
});

describe.each(programmes.map((one) => [one.id, one] as const))("%s", (id, programme) => {
  it("is what the schema makes of it", () => {
    expect(Consequence.parse(json(id))).toEqual(programme);
  });

  it("asks only for nodes that a score has", () => {
    const nodes = ["total", ...dimensionIds, ...Object.keys(metrics), ...Object.keys(counts)];
    for (const one of programme.thresholds) for (const { node } of one.all) expect(nodes).toContain(node);
  });

  it("keeps 5-point claims in the 5-point years, and names no source in vain", () => {
    for (const { scale, from, until } of programme.thresholds)
      if (scale === "five") expect(until! <= "2023-06-26").toBe(true);
      else expect(from >= "2023-06-27").toBe(true);
    const used = new Set(programme.thresholds.map((one) => one.source));
    expect(Object.keys(programme.sources).sort()).toEqual([...used].sort());
  });
});

describe("thresholds", () => {
  it("ask the alliance for 70 and 65, in listed categories 60, from 2026-07-29", () => {
    expect(asked("jingxuan-alliance", "entry")).toEqual([
      ["total", ">=", 70, "day"],
      ["product", ">=", 65, "day"],
    ]);
    expect(asked("jingxuan-alliance", "entry-listed-categories")[1]).toEqual(["product", ">=", 60, "day"]);
    expect(threshold("jingxuan-alliance", "entry")).toMatchObject({
      from: "2026-07-29",
      provenance: "official",
    });
    expect(asked("jingxuan-alliance", "exit-total")).toEqual([["total", "<", 70, "day"]]);
    expect(asked("jingxuan-alliance", "exit-product")).toEqual([["product", "<", 65, "day"]]);
  });

  it("want seed 001's three conditions together", () => {
    expect(asked("natural-traffic-pool", "pool-seed")).toEqual([
      ["total", ">=", 4.5, "day"],
      ["good-review-rate", ">", 0.96, "day"],
      ["picture-reviews", ">=", 5, "day"],
    ]);
  });

  it("judge a product by itself for delisting", () => {
    expect(threshold("product-delisting", "good-reviews-seed")).toMatchObject({
      judged: "product",
      effect: "triggers",
      all: [{ node: "good-review-rate", op: "<", threshold: 0.7 }],
    });
  });

  it("average as the programmes do: 7 days, 7 means running, 14 days each, 30 days", () => {
    const average = (programme: string, id: string) => threshold(programme, id).all[0]!.average;
    expect(average("promotions", "sign-up")).toEqual({ kind: "mean", days: 7 });
    expect(average("promotions", "goods-removed")).toEqual({ kind: "mean", days: 7, running: 7 });
    for (const id of ["below-60", "appliances-below-65", "digital-below-70", "live-pets-below-75"])
      expect(average("category-exit", id)).toEqual({ kind: "every-day", days: 14 });
    expect(average("flagship-mark", "mark")).toEqual({ kind: "mean", days: 30 });
    expect(asked("flagship-mark", "mark")[0]![2]).toBe(83);
  });

  it("let conflicting sources stand, each naming the other", () => {
    expect(threshold("qianchuan", "blocked-60").conflictsWith).toEqual(["blocked-65-public"]);
    expect(threshold("jingxuan-alliance", "entry-seed").conflictsWith).toContain("entry-2022");
    expect(threshold("jingxuan-alliance", "exit-seed-4-0").conflictsWith).toContain("exit-seed-4-2");
  });

  it("ask four nodes of the super lucky bag", () => {
    expect(asked("super-lucky-bag", "entry").map(([node, , at]) => [node, at])).toEqual([
      ["total", 80],
      ["product", 75],
      ["logistics", 75],
      ["service", 70],
    ]);
  });
});

describe("a broken programme", () => {
  // biome-ignore lint/suspicious/noExplicitAny: a broken fixture has no type
  const messages = (break_: (file: any) => void) => {
    const file = json("qianchuan");
    break_(file);
    return Consequence.safeParse(file).error!.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
  };

  it("is told about a source that is not listed", () => {
    const found = messages((file) => {
      file.thresholds[0].source = "rumour";
    });
    expect(found).toEqual(['thresholds.0.source: "rumour" is not listed under sources; add it there']);
  });

  it("is told about an id used twice", () => {
    const found = messages((file) => {
      file.thresholds.push({ ...file.thresholds[0], conflictsWith: [] });
    });
    expect(found).toEqual([
      'thresholds.7.id: "live-scale-seed" is the id of an earlier threshold; choose another',
    ]);
  });

  it("may end on the day it starts; an end before that is an issue of our own", () => {
    const file = json("qianchuan");
    file.thresholds[0].until = file.thresholds[0].from;
    expect(Consequence.safeParse(file).success).toBe(true);
    file.thresholds[0].until = "2000-01-01";
    expect(Consequence.safeParse(file).error!.issues.map(({ code }) => code)).toEqual(["custom"]);
  });

  it("is told about an end before the start", () => {
    const found = messages((file) => {
      file.thresholds[0].until = "2021-01-01";
    });
    expect(found).toEqual(["thresholds.0.until: ends on 2021-01-01, before it starts on 2022-01-01"]);
  });

  it("is told about a conflict with nobody, and one that is not mutual", () => {
    const nobody = messages((file) => {
      file.thresholds[0].conflictsWith = ["nobody"];
      for (const one of file.thresholds.slice(1)) one.conflictsWith = [];
    });
    expect(nobody).toEqual(['thresholds.0.conflictsWith.0: "nobody" is no threshold of this programme']);
    const oneWay = messages((file) => {
      file.thresholds.at(-1).conflictsWith = [];
    });
    expect(oneWay).toEqual([
      'thresholds.5.conflictsWith.0: "blocked-65-public" must name "blocked-60" as well',
    ]);
  });
});
