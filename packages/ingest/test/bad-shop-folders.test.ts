import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeProblem, readShopFolder, validateShopFolder } from "../src/index.ts";
import { shopFolder, temporaryFolder } from "./temporary-folder.ts";

const ORDERS = "order_id,paid_at\nO1,2026-09-10 18:00:00\n";
const REVIEWS = "review_id,order_id,created_at,product_stars\n";
const PARCELS = "waybill_id,order_id,picked_up_at,signed_at\n";
const words = "normal, presale, gift, lucky-bag, low-price, instant-refund, abnormal";

const rejections: readonly (readonly [what: string, files: Record<string, string>, english: string])[] = [
  [
    "a missing required column",
    { "orders.csv": "order_id\nO1\n" },
    "orders.csv:1 paid_at: the required column paid_at is missing; add it to the header",
  ],
  [
    "an unknown column",
    { "orders.csv": "order_id,paid_at,provnice\nO1,2026-09-10 18:00:00,x\n" },
    "orders.csv:1 provnice: unknown column; did you mean province? Remove it otherwise",
  ],
  [
    "a column that appears twice",
    { "orders.csv": "order_id,paid_at,paid_at\nO1,2026-09-10 18:00:00,2026-09-10 18:00:00\n" },
    "orders.csv:1 paid_at: the column appears twice; keep one of them",
  ],
  [
    "a time in another form",
    { "orders.csv": "order_id,paid_at\nO1,10/09/2026\n" },
    'orders.csv:2 paid_at = "10/09/2026": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  ],
  [
    "a time with half its seconds and a zone",
    { "orders.csv": "order_id,paid_at\nO1,2026-09-10 18:00:0Z\n" },
    'orders.csv:2 paid_at = "2026-09-10 18:00:0Z": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  ],
  [
    "a day without a time",
    { "orders.csv": "order_id,paid_at\nO1,2026-09-10\n" },
    'orders.csv:2 paid_at = "2026-09-10": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  ],
  [
    "a time with the name of a zone",
    { "orders.csv": "order_id,paid_at\nO1,2026-09-10 18:00:00 CST\n" },
    'orders.csv:2 paid_at = "2026-09-10 18:00:00 CST": not a time; write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset',
  ],
  [
    "a date that does not exist",
    { "orders.csv": "order_id,paid_at\nO1,2026-02-30 18:00:00\n" },
    'orders.csv:2 paid_at = "2026-02-30 18:00:00": no such time in the calendar; write a time that exists, from 2000 to 2099',
  ],
  [
    "a year that cannot be",
    { "orders.csv": "order_id,paid_at\nO1,0206-09-10 18:00:00\n" },
    'orders.csv:2 paid_at = "0206-09-10 18:00:00": no such time in the calendar; write a time that exists, from 2000 to 2099',
  ],
  [
    "an empty required value",
    { "orders.csv": `${ORDERS},2026-09-11 18:00:00\n` },
    "orders.csv:3 order_id: a required value is empty; fill it in, or remove the row",
  ],
  [
    "a number that is none",
    { "orders.csv": 'order_id,paid_at,amount\nO1,2026-09-10 18:00:00,"1,200.00"\n' },
    'orders.csv:2 amount = "1,200.00": not a number; write digits alone, such as 12.5',
  ],
  [
    "an infinite number",
    { "orders.csv": "order_id,paid_at,amount\nO1,2026-09-10 18:00:00,Infinity\n" },
    'orders.csv:2 amount = "Infinity": outside 0 to 1000000000; write a number in that range',
  ],
  [
    "a negative count",
    { "orders.csv": "order_id,paid_at,quantity\nO1,2026-09-10 18:00:00,-1\n" },
    'orders.csv:2 quantity = "-1": outside 0 to 1000000000; write a number in that range',
  ],
  [
    "half a unit",
    { "orders.csv": "order_id,paid_at,quantity\nO1,2026-09-10 18:00:00,0.5\n" },
    'orders.csv:2 quantity = "0.5": not a whole number; write a whole number from 0 to 1000000000',
  ],
  [
    "a flag in words",
    { "orders.csv": "order_id,paid_at,qic\nO1,2026-09-10 18:00:00,yes\n" },
    'orders.csv:2 qic = "yes": not a yes-or-no value; write 1 (yes), 0 (no) or nothing (unknown)',
  ],
  [
    "an unknown order type",
    { "orders.csv": "order_id,paid_at,order_type\nO1,2026-09-10 18:00:00,luckybag\n" },
    `orders.csv:2 order_type = "luckybag": not one of the words allowed; did you mean lucky-bag? Allowed: ${words}`,
  ],
  [
    "the same order twice",
    { "orders.csv": `${ORDERS}O1,2026-09-11 18:00:00\n` },
    'orders.csv:3 order_id = "O1": order_id appears twice; each may appear once: remove the other row',
  ],
  [
    "the same observation twice",
    { "observed.csv": "date,node,score\n2026-09-01,total,80\n2026-09-02,total,80\n2026-09-02,total,81\n" },
    'observed.csv:4 date+node = "2026-09-02 total": date+node appears twice; each may appear once: remove the other row',
  ],
  [
    "the same waybill and order twice",
    { "parcels.csv": `${PARCELS}W1,O1,,\nW2,O1,,\nW1,O1,,\n` },
    'parcels.csv:4 waybill_id+order_id = "W1 O1": waybill_id+order_id appears twice; each may appear once: remove the other row',
  ],
  [
    "a parcel signed before it was picked up",
    {
      "parcels.csv": `${PARCELS}W1,O1,2026-09-12 08:00:00,2026-09-11 08:00:00\nW2,O1,2026-09-12 08:00:00,2026-09-12 08:00:00\n`,
    },
    'parcels.csv:2 signed_at = "2026-09-11 08:00:00": signed before picked up (2026-09-12 08:00:00); check both times',
  ],
  [
    "a review with 10 stars",
    { "reviews.csv": `${REVIEWS}R1,O1,2026-09-12 08:00:00,10\n` },
    'reviews.csv:2 product_stars = "10": outside 1 to 5; write a number in that range',
  ],
  [
    "an unknown violation",
    { "violations.csv": "kind,at\nbrushin,2026-09-12 08:00:00\n" },
    'violations.csv:2 kind = "brushin": not one of the words allowed; did you mean brushing? Allowed: abnormal-return-address, invoice-refusal, brushing, false-advertising, fraudulent-shipping, brand-confusion, mocking-customers, refusing-after-sale',
  ],
  [
    "an observation on no date",
    { "observed.csv": "date,node,score\n2026-9-1,total,80\n" },
    'observed.csv:2 date = "2026-9-1": not a date; write YYYY-MM-DD, from 2000 to 2099',
  ],
  [
    "an empty file",
    { "reviews.csv": "" },
    "reviews.csv: the file is empty; it needs at least a header; without such data remove the file",
  ],
  [
    "a row that is too short",
    { "reviews.csv": `${REVIEWS}R1,O1,2026-09-12 08:00:00,5\nR2,O1\n` },
    "reviews.csv:3: 2 fields, the header has 4; add or remove commas",
  ],
  [
    "a quote without an end",
    { "reviews.csv": `${REVIEWS}R1,"O1,2026-09-12 08:00:00,5\n` },
    "reviews.csv:2: a quote is not closed properly; close it, or double a quote inside a field",
  ],
  [
    "a record of an import that is broken",
    { "import.json": '{"formatVersion": 9}' },
    "import.json: the record of the import cannot be read (formatVersion: Invalid option: expected one of 1|2); import again",
  ],
];

describe("a shop folder is refused for", () => {
  it.each(rejections)("%s", async (_what, files, english) => {
    const { history, problems } = await readShopFolder(await shopFolder(files));
    expect(problems.map((problem) => describeProblem(problem, "en"))).toEqual([english]);
    expect(problems[0]!.severity).toBe("error");
    expect(history).toBeNull();
  });

  it("text that is not UTF-8", async () => {
    const orders = Buffer.concat([Buffer.from(`${ORDERS}O2,`), Buffer.of(0xd5, 0xe3), Buffer.from("\n")]);
    const { problems } = await readShopFolder(await shopFolder({ "orders.csv": orders }));
    expect(problems).toMatchObject([{ key: "file-not-utf8", file: "orders.csv", line: 3 }]);
  });

  it("a .gz that breaks off, and a folder in place of a file", async () => {
    const whole = gzipSync(`${REVIEWS}${"R1,O1,2026-09-12 08:00:00,5\n".repeat(9)}`);
    const broken = whole.subarray(0, whole.length - 12);
    const { problems } = await readShopFolder(
      await shopFolder({ "reviews.csv.gz": broken, "chats.csv/note.txt": "not a table" }),
    );
    expect(problems.map(({ key, file }) => [key, file])).toEqual([
      ["file-unreadable", "chats.csv"],
      ["file-unreadable", "reviews.csv.gz"],
    ]);
  });

  it("what is no Parquet", async () => {
    const { problems } = await readShopFolder(await shopFolder({ "reviews.parquet": "review_id\n" }));
    expect(problems).toMatchObject([{ key: "file-unreadable", file: "reviews.parquet", severity: "error" }]);
  });

  it("no folder at all, and for lacking its two files", async () => {
    const folder = await temporaryFolder();
    expect(await readShopFolder(`${folder}/nowhere`)).toMatchObject({
      history: null,
      input: "",
      problems: [{ key: "folder-missing", file: "nowhere" }],
    });
    const { problems } = await readShopFolder(folder);
    expect(problems.map(({ key, file }) => [key, file])).toEqual([
      ["file-missing", "shop.yaml"],
      ["file-missing", "orders.csv"],
    ]);
  });
});

describe("a shop folder is read, with a warning, despite", () => {
  it("a review of an unknown order", async () => {
    const reviews = `${REVIEWS}R1,O9,2026-09-12 08:00:00,5\nR2,O1,2026-09-12 08:00:00,4\n`;
    const { history, problems } = await readShopFolder(await shopFolder({ "reviews.csv": reviews }));
    expect(problems.map((problem) => describeProblem(problem, "en"))).toEqual([
      'reviews.csv:2 order_id = "O9": no such order in the orders; add the order, or metrics by order leave this row out',
    ]);
    expect(Array.from(history!.reviews!.order)).toEqual([-1, 0]);
  });

  it("a pickup before the payment", async () => {
    const parcels = `${PARCELS}W1,O1,2026-09-10 17:59:59,\nW2,O1,2026-09-10 18:00:00,\n`;
    const { history, problems } = await readShopFolder(await shopFolder({ "parcels.csv": parcels }));
    expect(problems).toMatchObject([
      { severity: "warning", key: "pickup-before-payment", line: 2, count: 1 },
    ]);
    expect(history).not.toBeNull();
  });

  it("a table under a name it does not know", async () => {
    const { history, problems } = await readShopFolder(await shopFolder({ "review.csv": REVIEWS }));
    expect(problems).toMatchObject([
      { severity: "warning", key: "file-unknown", params: { nearest: "reviews.csv" } },
    ]);
    expect(history).not.toBeNull();
  });
});

describe("a problem", () => {
  it("names the line that an editor shows, past quoted newlines and empty lines", async () => {
    const orders =
      'order_id,paid_at,warehouse\nO1,2026-09-10 18:00:00,"two\nlines"\n\nO2,2026-09-10 18:00:00,\nO3,soon,\n';
    const { problems } = await readShopFolder(await shopFolder({ "orders.csv": orders }));
    expect(problems).toMatchObject([{ key: "bad-time", line: 6, column: "paid_at", value: "soon" }]);
  });

  it("names the line of the last row of a long file", async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `O${i},2026-09-10 18:00:00,"${"库".repeat(9)}\r\n""${i}"""\r\n`,
    );
    const orders = `order_id,paid_at,warehouse\r\n${rows.join("")}OX,never,\r\n`;
    const { problems } = await readShopFolder(await shopFolder({ "orders.csv": orders }));
    expect(problems).toMatchObject([{ key: "bad-time", line: 80_002, value: "never" }]);
  });

  it("calls empty keys missing, not repeated", async () => {
    const orders = "order_id,paid_at\n,2026-09-10 18:00:00\n,2026-09-10 18:00:00\n";
    const { problems } = await readShopFolder(await shopFolder({ "orders.csv": orders }));
    expect(problems.map(({ key, line }) => [key, line])).toEqual([
      ["value-missing", 2],
      ["value-missing", 3],
    ]);
  });

  it("says the same in Chinese", async () => {
    const { problems } = await readShopFolder(
      await shopFolder({ "orders.csv": "order_id,paid_at,order_type\nO1,2026-09-10 18:00:00,gft\n" }),
    );
    expect(describeProblem(problems[0]!, "zh")).toBe(
      `orders.csv:2 order_type = "gft"：不在允许的取值里；是不是 gift？可用：${words}`,
    );
  });

  it("is listed for the first rows and counted for the rest", async () => {
    const rows = Array.from(
      { length: 2500 },
      (_, i) => `R${i},${i % 2 ? "O1" : "O2"},2026-09-12 08:00:00,9\n`,
    );
    const folder = await shopFolder({ "reviews.csv": REVIEWS + rows.join("") });
    const { valid, errors, warnings, problems, rows: counts } = await validateShopFolder(folder);
    expect([valid, errors, warnings]).toEqual([false, 2500, 1250]);
    expect(counts).toEqual({ orders: 1, reviews: 2500 });
    expect(problems.map(({ severity, key, line, count }) => [severity, key, line, count])).toEqual([
      ...[2, 3, 4, 5, 6].map((line) => ["error", "out-of-range", line, 1]),
      ["error", "more-of-the-same", null, 2495],
      ...[2, 4, 6, 8, 10].map((line) => ["warning", "unknown-order", line, 1]),
      ["warning", "more-of-the-same", null, 1245],
    ]);
    expect(describeProblem(problems[5]!, "en")).toBe(
      "reviews.csv product_stars: 2495 more of the same (outside 1 to 5); mend those listed first",
    );
  });

  it("does not hide another in the same row or another table", async () => {
    const { problems } = await readShopFolder(
      await shopFolder({
        "orders.csv": "order_id,paid_at,quantity,qic\nO1,yesterday,-2,maybe\n",
        "complaints.csv": "complaint_id,created_at\nK1,\n",
      }),
    );
    expect(problems.map(({ file, key }) => [file, key])).toEqual([
      ["orders.csv", "bad-time"],
      ["orders.csv", "out-of-range"],
      ["orders.csv", "bad-flag"],
      ["complaints.csv", "value-missing"],
    ]);
  });
});
