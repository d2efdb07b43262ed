import { countSql, makeTable, type WorkDatabase } from "../stage/work-database.ts";

/**
 * The 主订单 whose number is no order's own: parent, orders (sorted) and, per product, the only order with it.
 *
 * Other tables name orders by either number. An order's own number goes first, so these parents are all that there is to
 * look up; a shop that sells single items has none.
 */
export interface OrderParents {
  /** parent, orders */
  readonly relation: string;
  /** parent, product_id, order_id: the order if no other of the parent has the product */
  readonly byProduct: string;
  readonly count: number;
}

export async function orderParents(db: WorkDatabase, orders: string): Promise<OrderParents> {
  const [relation, byProduct, foreign] = ["order_parents", "order_parent_products", "order_foreign_parents"];
  const columns = "parent_order_id AS parent, order_id, product_id";
  await makeTable(db, foreign, `SELECT ${columns} FROM ${orders} WHERE parent_order_id <> order_id`);
  const some = (await db.number(countSql(foreign))) > 0;
  const own = some ? `ANTI JOIN (SELECT order_id AS parent FROM ${orders}) USING (parent)` : "";
  await makeTable(
    db,
    relation,
    `SELECT parent, list_sort(list(order_id)) AS orders FROM ${foreign} ${own} GROUP BY parent`,
  );
  await makeTable(
    db,
    byProduct,
    `SELECT parent, product_id, min(order_id) AS order_id FROM ${foreign} WHERE product_id IS NOT NULL
      GROUP BY parent, product_id HAVING count(*) = 1`,
  );
  return { relation, byProduct, count: await db.number(countSql(relation)) };
}
