import { readdir } from "node:fs/promises";
import { columns, metrics } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { sources } from "../src/index.ts";
import { sqlText, withDuckDb } from "../src/open-duckdb.ts";
import type { ExportSource } from "../src/sources/export-source.ts";
import { reasonWords } from "../src/sources/reason-classes.ts";
import { recogniseExport } from "../src/sources/registry.ts";
import { observedMetrics, observedScores } from "../src/sources/score-page-nodes.ts";
import type { Target } from "../src/sources/target.ts";
import { parsedCellSql } from "../src/stage/parsed-cell.ts";
import { tableShapes } from "../src/table-columns.ts";

type Aliases = ExportSource["aliases"];

it("every export format's file is registered, under the id its name promises", async () => {
  const files = await readdir(new URL("../src/sources/", import.meta.url));
  const formats = files.filter((name) => name.endsWith("-export.ts")).map((name) => name.replace(".ts", ""));
  expect(Object.keys(sources).sort()).toEqual(formats.sort());
  for (const [id, source] of Object.entries(sources)) expect(source.id).toBe(id);
});

describe.each(Object.values(sources))("$id", (source) => {
  it("is recognised by its own headers, in any order and company", () => {
    const header = ["随便", ...source.optional, ...source.required.toReversed()];
    expect(recogniseExport(header)).toEqual({ id: source.id, header });
  });

  it("is recognised by the older names of its headers, which it spells as its own", () => {
    const older = source.required.map((name) => (source.aliases as Aliases)[name]?.[0] ?? name);
    expect(recogniseExport(older)).toEqual({ id: source.id, header: source.required });
  });

  it("fills its tables from columns that it reads, and from each of them", () => {
    const read = new Set<string>([...source.required, ...source.optional]);
    const asked = new Set<string>();
    for (const { when, columns } of source.targets as readonly Target[]) {
      for (const { column } of when) asked.add(column);
      for (const { from, cell } of columns) {
        if (from.kind !== "constant") for (const name of from.names) asked.add(name);
        if (cell.kind === "reason") asked.add(cell.label);
      }
    }
    expect([...asked].sort()).toEqual([...read].sort());
    for (const name of Object.keys(source.aliases)) expect(read).toContain(name);
  });

  it("maps words to words that the table knows", () => {
    for (const { table, columns } of source.targets as readonly Target[]) {
      if (table === "perks" || table === "tiers") continue;
      for (const { to, cell } of columns) {
        const shape = tableShapes[table].columns.find(({ name }) => name === to);
        if (cell.kind !== "word" || shape?.kind !== "word") continue;
        for (const [, word] of cell.words) expect(shape.words).toContain(word);
      }
    }
  });

  it("asks for no personal data", () => {
    const asked = [...source.required, ...source.optional].join(" ");
    expect(asked).not.toMatch(
      /收件人|手机|电话|姓名|昵称|地址|街道|留言|备注|说明|内容(?!体验分)|记录|操作人/,
    );
  });
});

it("an observed node of the score page is the total, a dimension or a metric", () => {
  const known = ["total", "product", "logistics", "service", "content", ...Object.keys(metrics)];
  for (const { node } of [...observedScores, ...observedMetrics]) expect(known).toContain(node);
});

it("a perk is one that shop.yaml knows", () => {
  const [kind] = sources["perk-export"].targets[0].columns;
  for (const [, word] of kind.cell.kind === "word" ? kind.cell.words : []) {
    expect(columns.perkKinds).toContain(word);
  }
});

async function reasonClassOf(reason: string, label: string): Promise<string> {
  const reading = {
    raw: "raw",
    label: "label",
    times: { formats: [], zone: "UTC", shopZone: "UTC" },
  };
  const parsed = parsedCellSql({ kind: "reason", label: "" }, reading);
  return await withDuckDb(async (connect) => {
    const query = `SELECT ${parsed} FROM (SELECT ${sqlText(reason)} AS raw, ${sqlText(label)} AS label)`;
    const found = await (await connect()).runAndReadAll(query);
    return String(found.getRows()[0]![0] ?? "");
  });
}

describe("a reason's class", () => {
  it.each([
    ["质量问题", "quality"],
    ["商品破损/有污渍", "damage"],
    ["包装/商品破损/污渍/变形", "damage"],
    ["尺寸与商品描述不符", "mismatch"],
    ["快递一直未送达", "logistics"],
    ["未按约定时间发货", "logistics"],
    ["少件/漏发", "logistics"],
    ["7天无理由退换货", "no-reason"],
    ["多拍/拍错/不想要", "no-reason"],
    ["发票问题", "other"],
    ["", ""],
  ])("of %s is %s", async (reason, reasonClass) => {
    expect(await reasonClassOf(reason, "")).toBe(reasonClass);
  });

  it("looks at the label when the reason says nothing", async () => {
    expect(await reasonClassOf("其他", "商品质量")).toBe("quality");
  });

  it("is one that the shop folder knows", () => {
    for (const [reasonClass] of reasonWords) expect(columns.reasonClasses).toContain(reasonClass);
  });
});
