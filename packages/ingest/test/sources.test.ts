import { readdir } from "node:fs/promises";
import { columns } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { sources } from "../src/index.ts";
import { reasonClassOf, reasonWords } from "../src/sources/reason-classes.ts";
import { recogniseExport } from "../src/sources/registry.ts";

it("every export format's file is registered, under the id its name promises", async () => {
  const files = await readdir(new URL("../src/sources/", import.meta.url));
  const formats = files.filter((name) => name.endsWith("-export.ts")).map((name) => name.replace(".ts", ""));
  expect(Object.keys(sources).sort()).toEqual(formats.sort());
  for (const [id, source] of Object.entries(sources)) expect(source.id).toBe(id);
});

describe.each(Object.values(sources))("$id", (source) => {
  it("is recognised by its own headers, in any order and company", () => {
    const header = ["随便", ...source.optional, ...source.required.toReversed()];
    expect(recogniseExport(header)).toEqual({ id: source.id });
  });

  it("asks for no personal data", () => {
    const asked = [...source.required, ...source.optional].join(" ");
    expect(asked).not.toMatch(/收件人|手机|电话|姓名|昵称|地址|街道|留言|备注|说明|内容|记录|操作人/);
  });
});

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
  ])("of %s is %s", (reason, reasonClass) => {
    expect(reasonClassOf(reason, "")).toBe(reasonClass);
  });

  it("looks at the label when the reason says nothing", () => {
    expect(reasonClassOf("其他", "商品质量")).toBe("quality");
  });

  it("is one that the shop folder knows", () => {
    for (const [reasonClass] of reasonWords) expect(columns.reasonClasses).toContain(reasonClass);
  });
});
