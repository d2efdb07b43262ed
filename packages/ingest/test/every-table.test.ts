import { expect, it } from "vitest";
import { importOf, rowsOf } from "./exports.ts";

const orders = "order_id,paid_at\no1,2026-09-01 10:00:00\no2,2026-09-01 11:00:00\n";

/** A row of each table that no back office exports, in the form of a shop folder, and one that it repeats. */
const ready = {
  chats: "session_id,started_at,order_id,human\nc1,2026-09-02 09:00:00,o1,1\nc1,2026-09-02 09:00:00,o1,1\n",
  complaints:
    "complaint_id,created_at,order_id,upheld\nk1,2026-09-03 09:00:00,o1,1\nk1,2026-09-03 09:00:00,o1,1\n",
  violations: "kind,at,order_id\nbrushing,2026-09-04 09:00:00,o2\nbrushing,2026-09-04 09:00:00,o2\n",
  listings: "date,product_id,banned_words\n2026-09-01,p1,0\n2026-09-01,p1,0\n",
  observed: "date,node,score\n2026-09-01,total,81.5\n2026-09-01,total,81.5\n",
} as const;

it.each(Object.entries(ready))(
  "%s come in as they are, and a row that is there twice once",
  async (table, text) => {
    const { account, out } = await importOf({ "orders.csv": orders, "more.csv": text });
    expect([account.written, account.problems]).toEqual([true, []]);
    expect(account.files[1]).toMatchObject({
      ...{ recognisedAs: `table:${table}`, rowsRead: 2, rowsUsed: 1 },
      leftOut: [{ reason: "repeated", rows: 1 }],
    });
    const [header, first] = text.split("\n").map((line) => line.split(","));
    const [row] = await rowsOf(out, table);
    expect(row).toMatchObject(Object.fromEntries(header!.map((name, i) => [name, first![i]!])));
  },
);
