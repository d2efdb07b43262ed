// Writes a shop folder with any number of orders, always the same bytes: node bench/make-folder.mjs DIR ORDERS [DAYS]
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DAY = 86_400;

/** Makes the folder unless it is there. About 1.15 parcels, 0.35 reviews, 0.08 after-sales and 0.5 chats an order. */
export async function makeFolder(folder, orders, days = 365) {
  if (existsSync(join(folder, "shop.yaml"))) return folder;
  mkdirSync(folder, { recursive: true });
  let state = 20260908;
  const die = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const start = Date.UTC(2025, 10, 1) / 1000;
  const at = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  const table = (name, header) => {
    const out = createWriteStream(join(folder, `${name}.csv`));
    let text = `${header}\n`;
    return {
      async row(line) {
        text += `${line}\n`;
        if (text.length < 1 << 20) return;
        const full = !out.write(text);
        text = "";
        if (full) await once(out, "drain");
      },
      async end() {
        out.end(text);
        await once(out, "finish");
      },
    };
  };
  const orderTable = table(
    "orders",
    "order_id,paid_at,parent_order_id,product_id,quantity,amount,order_type,promised_ship_at,shipped_at,completed_at,cancelled_at,province,courier",
  );
  const parcels = table(
    "parcels",
    "waybill_id,order_id,picked_up_at,signed_at,delivery_due_at,trajectory_compensated",
  );
  const reviews = table(
    "reviews",
    "review_id,order_id,created_at,product_stars,service_stars,logistics_stars,has_picture",
  );
  const afterSales = table(
    "after-sales",
    "after_sale_id,order_id,type,applied_at,reason,reason_class,agreed_at,refunded_at,closed_at,result,platform_handled,arbitration,liable",
  );
  const chats = table(
    "chats",
    "session_id,started_at,order_id,human,rounds,reply_seconds,unanswered_rounds,answered_within_3min,first_reply_seconds,stars,escalated",
  );
  const classes = ["quality", "mismatch", "damage", "logistics", "no-reason", "other"];
  for (let i = 0; i < orders; i++) {
    const paid = start + Math.floor((i / orders) * days) * DAY + Math.floor(die() * DAY);
    const id = `69${String(10 ** 15 + i)}`;
    const shipped = paid + 3600 * (2 + 20 * die());
    const picked = shipped + 3600 * (1 + 10 * die());
    const signed = picked + DAY * (0.8 + 2.6 * die());
    const late = start + days * DAY;
    const seen = (t) => (t < late ? at(t) : "");
    await orderTable.row(
      `${id},${at(paid)},${id},P${Math.floor(die() * 40)},1,${(20 + 200 * die()).toFixed(2)},${die() < 0.02 ? "gift" : "normal"},${at(paid + 2 * DAY)},${seen(shipped)},${seen(signed + 7 * DAY)},,浙江省,courier-${Math.floor(die() * 4)}`,
    );
    await parcels.row(`W${i},${id},${seen(picked)},${seen(signed)},,${die() < 0.002 ? 1 : ""}`);
    if (die() < 0.35 && signed < late) {
      const stars = die() < 0.02 ? 1 + Math.floor(2 * die()) : die() < 0.1 ? 4 : 5;
      const written = signed + DAY * 8 * die();
      if (written < late) await reviews.row(`R${i},${id},${at(written)},${stars},5,5,${die() < 0.2 ? 1 : 0}`);
    }
    if (die() < 0.08) {
      const applied = picked + DAY * 6 * die();
      const agreed = applied + 3600 * 20 * die();
      const refunded = agreed + DAY * 3 * die();
      if (applied < late)
        await afterSales.row(
          `A${i},${id},${die() < 0.5 ? "refund-only" : "return-refund"},${at(applied)},,${classes[Math.floor(die() * 6)]},${seen(agreed)},${seen(refunded)},${seen(refunded)},${refunded < late ? "refunded" : ""},0,${die() < 0.01 ? 1 : 0},`,
        );
    }
    if (die() < 0.5) {
      const rounds = 1 + Math.floor(5 * die());
      const unanswered = die() < 0.02 ? 1 : 0;
      await chats.row(
        `C${i},${at(paid + DAY * 2 * die())},${id},1,${rounds},${Math.floor((rounds - unanswered) * 60 * die())},${unanswered},1,20,${die() < 0.1 ? 1 + Math.floor(5 * die()) : ""},0`,
      );
    }
  }
  for (const one of [orderTable, parcels, reviews, afterSales, chats]) await one.end();
  writeFileSync(
    join(folder, "shop.yaml"),
    "id: bench\nname: 基准店\nindustry: 女装\nshopType: other\nopenedOn: 2024-01-01\ntimezone: Asia/Shanghai\nproductsOnSale: 40\n",
  );
  return folder;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await makeFolder(process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? 365));
