import { expect, it } from "vitest";
import { csv, importOf, ORDER_HEADER, orderRow } from "./exports.ts";

const torn = orderRow("2").replace("中通快递-1", '"好"快递"');

it("a torn row is left out with a warning, and the others come in", async () => {
  const { account } = await importOf({
    "orders.csv": csv(ORDER_HEADER, [orderRow("1"), torn, orderRow("3")]),
  });
  expect([account.written, account.tables.orders]).toEqual([true, 2]);
  expect(account.files[0]).toMatchObject({
    ...{ rowsRead: 3, rowsUsed: 2 },
    leftOut: [{ reason: "unreadable", rows: 1 }],
  });
  expect(account.problems).toMatchObject([{ severity: "warning", key: "quote-open", line: 3 }]);
});

it("orders that are all torn make no folder", async () => {
  const { account } = await importOf({ "orders.csv": csv(ORDER_HEADER, [torn, torn]) });
  expect(account.written).toBe(false);
  expect(account.problems.at(-1)).toMatchObject({ severity: "error", key: "orders-unused" });
});
