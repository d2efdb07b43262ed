import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Mapping } from "../../src/mapping/mapping.ts";
import { parseMapping } from "../../src/mapping/parse-mapping.ts";
import { strptimeFormat } from "../../src/mapping/time-format.ts";
import { describeProblem } from "../../src/problem.ts";

const OLIST = readFileSync(new URL("../../../../docs/mappings/olist.yaml", import.meta.url), "utf8");

const yaml = (columns: string, more = "") => `mapping: 1
name: ours
files:
  orders:
    headers: [id, paid, state, other]
    tables:
      orders:
        ${more}
        columns: {order_id: id, paid_at: paid${columns}}
`;

const english = (text: string) =>
  parseMapping(text, "m.yaml").problems.map((one) => describeProblem(one, "en"));
const columnOf = (mapping: Mapping | undefined, name: string) =>
  mapping?.targets[0]?.columns.find(({ to }) => to === name);
const parsed = (text: string): Mapping => {
  const { mappings, problems } = parseMapping(text, "m.yaml");
  if (mappings.length === 0) throw new Error(problems.map((one) => describeProblem(one, "en")).join("\n"));
  return mappings[0]!;
};

it("the mapping of docs/mappings/olist.yaml is what its comments say", () => {
  const { mappings, problems } = parseMapping(OLIST, "olist.yaml");
  expect(problems).toEqual([]);
  expect(mappings.map(({ id, zone, targets }) => [id, zone, targets.map(({ table }) => table)])).toEqual([
    ["olist/orders", "America/Sao_Paulo", ["orders", "parcels"]],
    ["olist/items", "America/Sao_Paulo", ["orders"]],
    ["olist/reviews", "America/Sao_Paulo", ["reviews"]],
  ]);
  const [orders, items, reviews] = mappings;
  expect(orders!.targets[1]!.when).toEqual([{ column: "order_delivered_carrier_date", kind: "filled" }]);
  expect(orders!.targets[1]!.columns.at(-1)).toMatchObject({
    to: "delivery_due_at",
    cell: { kind: "time", dayIs: "end" },
  });
  expect(columnOf(orders, "order_type")).toMatchObject({
    cell: {
      kind: "word",
      words: [
        ["canceled", "abnormal"],
        ["unavailable", "abnormal"],
      ],
      otherwise: "normal",
    },
  });
  expect(items!.targets[0]!.columns.map(({ to, combine }) => [to, combine])).toEqual([
    ["order_id", "last"],
    ["product_id", "first"],
    ["quantity", "count"],
    ["amount", "sum"],
    ["promised_ship_at", "least"],
  ]);
  expect(columnOf(reviews, "review_id")?.from).toEqual({
    kind: "join",
    names: ["review_id", "order_id"],
    by: "-",
  });
});

describe("a mapping says of a column", () => {
  it("which one it is, in whatever spelling of the header", () => {
    expect(columnOf(parsed(yaml(", product_id: ' OTHER* '")), "product_id")?.from).toEqual({
      kind: "first-of",
      names: ["other"],
    });
  });

  it("which come after it when it is empty", () => {
    expect(columnOf(parsed(yaml(", shipped_at: {from: [state, other]}")), "shipped_at")?.from).toEqual({
      kind: "first-of",
      names: ["state", "other"],
    });
  });

  it("what it always is", () => {
    expect(columnOf(parsed(yaml(", order_type: {value: presale}")), "order_type")).toMatchObject({
      from: { kind: "constant", value: "presale" },
    });
  });

  it("how its words are called, and a word it does not name is an error unless it says otherwise", () => {
    expect(
      columnOf(parsed(yaml(", order_type: {from: state, words: {x: gift}}")), "order_type")?.cell,
    ).toEqual({
      ...{ kind: "word", fits: "equals", words: [["x", "gift"]], empty: "", otherwise: null },
    });
    expect(
      columnOf(parsed(yaml(", qic: {from: state, words: {有: '1'}, otherwise: '0'}")), "qic")?.cell,
    ).toMatchObject({ otherwise: "0" });
  });

  it("that its kind is that of the table's column", () => {
    const { targets } = parsed(yaml(", amount: other, quantity: other, qic: other, province: other"));
    expect(targets[0]!.columns.map(({ cell }) => cell.kind)).toEqual([
      "id",
      "time",
      "amount",
      "count",
      "flag",
      "text",
    ]);
  });
});

it("a mapping says which rows take part", () => {
  const { targets } = parsed(yaml("", "when: {state: [paid, sent], other: {not: [test]}, paid: filled}"));
  expect(targets[0]!.when).toEqual([
    { column: "state", kind: "among", words: ["paid", "sent"] },
    { column: "other", kind: "not-among", words: ["test"] },
    { column: "paid", kind: "filled" },
  ]);
});

it("a mapping can fill the daily totals of the chats", () => {
  const columns = "{date: day, agent: who, human_sessions: n, mean_reply_seconds: s}";
  const { targets } = parsed(
    `mapping: 1\nname: x\nfiles:\n  a:\n    headers: [day, who, n, s]\n    tables:\n      chat-days: {columns: ${columns}}\n`,
  );
  expect(targets[0]!.columns.map(({ cell }) => cell.kind)).toEqual(["day", "pseudonym", "count", "number"]);
});

describe("a mapping with a mistake is refused, with its place and a remedy:", () => {
  it.each([
    ["", "m.yaml: the file is empty; it needs at least a header; without such data remove the file"],
    [
      "mapping: 2\nname: x\nfiles: {}\n",
      'm.yaml:1:1 mapping = "2": not one of the words allowed; did you mean 1? Allowed: 1',
    ],
    [yaml(", paid: paid"), "m.yaml:9:48 files.orders.tables.orders.columns.paid"],
    [
      yaml(", shipped_at: stat"),
      'm.yaml:9:48 files.orders.tables.orders.columns.shipped_at = "stat": not one of the words allowed; did you mean state? Allowed: id, paid, state, other',
    ],
    [
      yaml(", order_type: {from: state, words: {x: nomal}}"),
      'order_type = "nomal": not one of the words allowed; did you mean normal?',
    ],
    [
      yaml(", qic: {from: state, words: {x: ja}}"),
      'qic = "ja": not one of the words allowed; did you mean 1? Allowed: 1, 0',
    ],
    [yaml(", order_type: {frm: state}"), "order_type.frm"],
    [yaml(", amount: {rows: count, from: other}"), "write {rows: count} here"],
    [yaml(", amount: {from: other, value: '1'}"), "one of them"],
    [yaml(", amount: {from: other, day: end}"), "only times take day"],
    [yaml("", "when: {state: fild}"), "write filled, empty, [word, word] or {not: [word]} here"],
    [
      yaml("", "when: {status: filled}"),
      'when.status = "status": not one of the words allowed; did you mean state?',
    ],
    [
      yaml("").replace("name: ours", "name: ours\nzone: Asia/Shangai"),
      "unknown time zone; did you mean Asia/Shanghai?",
    ],
    [
      yaml("").replace("name: ours", "name: ours\ntimes: [YYYY-MM-DD, yy.mm]"),
      "write DD/MM/YYYY HH:mm:ss here",
    ],
    [yaml("").replace("      orders:", "      order:"), "did you mean orders?"],
    [yaml("").replace(", paid_at: paid", ""), "paid_at: no file fills the required column paid_at of orders"],
    [yaml("").replace("order_id: id, ", ""), "order_id is missing"],
    [yaml("").replace("headers:", "headers: &a"), "anchors and aliases"],
  ])("%#", (text, expected) => {
    expect(english(text)[0]).toContain(expected);
    expect(parseMapping(text, "m.yaml").mappings).toEqual([]);
  });

  it("and a huge one is not read", () => {
    expect(parseMapping("#".repeat(300_000), "m.yaml").problems).toMatchObject([{ key: "yaml-too-big" }]);
  });

  it("and no name reaches a prototype", () => {
    const text = yaml("")
      .replace("  orders:\n", "  __proto__:\n")
      .replace("{order_id", "{__proto__: id, constructor: id, order_id");
    parseMapping(text, "m.yaml");
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)["headers"]).toBeUndefined();
  });
});

it.each([
  ["DD/MM/YYYY HH:mm:ss", "%-d/%-m/%Y %-H:%-M:%-S"],
  ["YYYYMMDD", "%Y%-m%-d"],
  ["YYYY年MM月DD日", "%Y年%-m月%-d日"],
  ["MM/DD/YY hh:mm A", "%-m/%-d/%y %-I:%-M %p"],
  ["YYYY-MM-DDTHH:mm", "%Y-%-m-%-dT%-H:%-M"],
  ["DD/MM", null],
  ["YYYY-MM-DD%s", null],
  ["week YYYY-MM-DD", null],
])("the time format %s is %s", (pattern, format) => {
  expect(strptimeFormat(pattern)).toBe(format);
});
