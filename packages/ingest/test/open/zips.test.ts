import { readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gbk } from "./encoded.ts";
import { FIELDS, HEADER, ORDERS, prepared, rowsOf, theTable } from "./prepared.ts";
import { zipOf } from "./zip-bytes.ts";

const order = (name: string | Buffer) => ({ name, content: ORDERS });

describe("a zip", () => {
  it("gives the tables of its members, and says which", async () => {
    const bytes = zipOf(order("九月/订单.csv"), { name: "九月/", content: "" }, order(gbk("十月.csv")));
    const { tables, problems } = await prepared({ "导出.zip": bytes });
    expect(problems).toEqual([]);
    expect(tables.map(({ file, member }) => [file, member])).toEqual([
      ["导出.zip", "九月/订单.csv"],
      ["导出.zip", "十月.csv"],
    ]);
    for (const table of tables) expect((await rowsOf(table)).map(({ fields }) => fields)).toEqual(FIELDS);
    expect(new Date(tables[0]!.modifiedAt).toDateString()).toBe("Thu Sep 10 2026");
  });

  it("in a zip is opened, one in that is not", async () => {
    const inner = zipOf(order("a.csv"));
    const { tables, problems } = await prepared({
      "x.zip": zipOf(
        { name: "y.zip", content: zipOf({ name: "z.zip", content: inner }) },
        { name: "b.zip", content: inner },
      ),
    });
    expect(tables.map(({ member }) => member)).toEqual(["b.zip/a.csv"]);
    expect(problems).toMatchObject([{ key: "zip-nested", file: "x.zip/y.zip/z.zip" }]);
  });

  it("reports members that are no tables, and is silent about what desktops leave", async () => {
    const { tables, problems } = await prepared({
      "x.zip": zipOf(
        order("a.csv"),
        { name: "说明.pdf", content: "%PDF-1.7" },
        { name: "__MACOSX/._a.csv", content: "x" },
        { name: ".DS_Store", content: "x" },
      ),
    });
    expect(tables).toHaveLength(1);
    expect(problems).toMatchObject([
      { key: "file-no-table", severity: "warning", file: "x.zip/说明.pdf", params: { kind: "PDF" } },
    ]);
  });
});

describe("a hostile zip", () => {
  it("writes nowhere but in the work folder, under names of ours", async () => {
    const names = ["../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "a/../../evil.csv"];
    const bytes = zipOf(
      ...names.map(order),
      { name: "link.csv", content: "/etc/passwd", mode: 0o120777 },
      order("good.csv"),
    );
    const { tables, problems, folder, workFolder } = await prepared({ "x.zip": bytes });
    expect(tables.map(({ member }) => member)).toEqual(["good.csv"]);
    expect(problems.map(({ key, file }) => [key, file])).toEqual([
      ...["../../evil.csv", "/etc/evil.csv", "C:/evil.csv", "a/../../evil.csv", "link.csv"].map((name) => [
        "zip-path",
        `x.zip/${name}`,
      ]),
    ]);
    expect((await readdir(folder)).sort()).toEqual(["in", "work"]);
    expect((await readdir(workFolder)).every((name) => /^\d{5}\.csv$/.test(name))).toBe(true);
  });

  it("is refused when it is a bomb: packed too well, too large, too many, or lying", async () => {
    const bomb = zipOf({ name: "a.csv", content: Buffer.alloc(20 * 2 ** 20, "0") });
    expect((await prepared({ "x.zip": bomb })).keys).toEqual(["zip-ratio"]);
    expect((await prepared({ "x.zip": bomb }, { limits: { unzippedBytes: 2 ** 20 } })).keys).toEqual([
      "zip-too-big",
    ]);
    const many = zipOf(...Array.from({ length: 30 }, (_, i) => order(`${i}.csv`)));
    expect((await prepared({ "x.zip": many }, { limits: { members: 20 } })).keys).toEqual(["zip-members"]);
    const lie = zipOf({ name: "a.csv", content: Buffer.alloc(2 ** 20, "0"), claimedBytes: 10 });
    expect((await prepared({ "x.zip": lie })).keys).toEqual(["file-unreadable"]);
  });

  it("counts what all zips together unpack to", async () => {
    const one = zipOf({ name: "a.csv", content: ORDERS.repeat(1000) });
    const { keys } = await prepared(
      { "1.zip": one, "2.zip": one, "3.zip": one },
      { limits: { unzippedBytes: ORDERS.length * 4000 } },
    );
    expect(keys).toEqual(["zip-too-big"]);
  });

  it("is refused when it is locked, cut off or empty of tables", async () => {
    expect((await prepared({ "x.zip": zipOf({ ...order("a.csv"), flags: 1 }) })).keys).toEqual([
      "zip-locked",
    ]);
    const whole = zipOf(order("a.csv"));
    expect((await prepared({ "x.zip": whole.subarray(0, whole.length - 30) })).keys).toEqual([
      "file-unreadable",
    ]);
    expect((await prepared({ "x.zip": zipOf() })).keys).toEqual(["file-empty"]);
  });
});

describe("a gzip", () => {
  it("is unpacked", async () => {
    const { table, rows } = await theTable(gzipSync(ORDERS), "orders.csv.gz");
    expect(table).toMatchObject({ file: "orders.csv.gz", member: null });
    expect(rows).toHaveLength(2);
  });

  it("is refused when it is a bomb, or broken", async () => {
    expect((await prepared({ "x.csv.gz": gzipSync(Buffer.alloc(20 * 2 ** 20)) })).keys).toEqual([
      "zip-ratio",
    ]);
    expect((await prepared({ "x.csv.gz": gzipSync(ORDERS).subarray(0, 40) })).keys).toEqual([
      "file-unreadable",
    ]);
    const nested = gzipSync(gzipSync(gzipSync(HEADER)));
    expect((await prepared({ "x.gz": nested })).keys).toEqual(["zip-nested"]);
  });
});
