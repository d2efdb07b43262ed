// Writes the back office's exports of any number of orders, always the same bytes, in bounded memory:
// node bench/make-exports.mjs DIR ORDERS [DAYS]
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DAY = 86_400;
const START = Date.UTC(2025, 10, 1) / 1000;

const orderHeader =
  "主订单编号,子订单编号,支付方式,选购商品,货号,商品ID,商家编码,商品数量,商品金额,订单提交时间,支付完成时间,订单完成时间,承诺发货时间,预约发货时间,买家留言,旗帜颜色,商家备注,APP渠道,订单状态,取消原因,售后状态,订单类型,发货时间,车型,是否是以旧换新,换新额外补贴,换新额外补贴发放状态,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,手续费,红包抵扣,降价类优惠,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,快递信息,序列号,达人ID,达人昵称,拼团订单团编号,商品单价是否含税,税费,鲁班落地页ID,所属门店ID,流量来源,仓库ID,仓库名称,是否安心购,广告渠道,流量类型,流量体裁,流量渠道,发货主体,发货主体明细,教育优惠,预计送达时间,是否平台仓自流转,是否是渠道商品,预约送达时间,建议发货时间（起）,建议发货时间（止）";
const provinces = ["浙江省", "广东省", "江苏省", "山东省", "河南省", "四川省", "北京市", "上海市"];
const couriers = ["中通快递", "圆通速递", "韵达快递", "申通快递"];

/** Makes orders.csv (75 columns, as the platform exports them), and parcels, reviews and after-sales to match. */
export async function makeExports(folder, orders, days = 30) {
  if (existsSync(join(folder, "shop.yaml"))) return folder;
  mkdirSync(folder, { recursive: true });
  const die = dice(20260908);
  const at = clock();
  const file = (name, header) => lines(join(folder, name), `\u{feff}${header}`);
  const orderFile = file("orders.csv", orderHeader);
  const parcelFile = file("parcels.csv", "运单号,订单编号,子订单编号,快递公司,揽收时间,签收时间");
  const reviewFile = file("reviews.csv", "评价日期,订单ID,商品ID,商品名称,商品评价得分,评价内容");
  const afterSaleFile = file(
    "after-sales.csv",
    "售后单号,订单号,商品单号,商品ID,售后类型,售后状态,售后申请时间,售后原因,同意售后申请时间,商家退款时间,售后完结时间",
  );
  const end = START + days * DAY;
  const seen = (time) => (time < end ? at(time) : "");
  for (let i = 0; i < orders; i++) {
    const paid = START + Math.floor((i / orders) * days * DAY);
    const [id, product, courier] = [`692${10 ** 15 + i * 7}`, 3_700_000 + Math.floor(die() * 40), i % 4];
    const shipped = paid + Math.floor(3600 * (2 + 20 * die()));
    const picked = shipped + Math.floor(3600 * (1 + 5 * die()));
    const signed = picked + Math.floor(DAY * (0.8 + 2.6 * die()));
    const amount = (20 + 200 * die()).toFixed(2);
    const status = shipped >= end ? "待发货" : signed + 7 * DAY < end ? "已完成" : "已发货";
    await orderFile.line(
      `"${id}\t","${id}\t",微信,"连衣裙, 第${i % 90}款",货${product},"${product}\t",SKU-${product},1,${amount},${at(paid - 40)},${at(paid)},${seen(signed + 7 * DAY)},${at(paid + 2 * DAY)},,,灰色,,抖音,${status},-,-,普通订单,${seen(shipped)},,否,0,-,${amount},0,0,0,0,0,0,0,0,0,0,0,0,0,买家*,138****0000,${provinces[i % 8]},某市,某区,某街道,某路***号,否,${shipped < end ? `${couriers[courier]}-W${i}` : ""},,,,,否,0,0,0,直播,1001,杭州仓,否,-,内部流量,直播,直播推荐,商家,-,0,-,否,否,-,-,-`,
    );
    if (picked < end)
      await parcelFile.line(`W${i},${id},${id},${couriers[courier]},${at(picked)},${seen(signed)}`);
    if (die() < 0.3 && signed + DAY < end)
      await reviewFile.line(
        `${at(signed + DAY)},${id},${product},连衣裙,${die() < 0.03 ? 1 : 5},"穿着舒服, 颜色也好"`,
      );
    if (die() < 0.08 && picked + DAY < end)
      await afterSaleFile.line(
        `"148${10 ** 12 + i}\t","${id}\t","${id}\t",${product},退货退款,同意退款，退款成功,${at(picked + DAY)},${die() < 0.3 ? "质量问题" : "7天无理由退换货"},${seen(picked + DAY + 7200)},${seen(picked + 3 * DAY)},${seen(picked + 3 * DAY)}`,
      );
  }
  for (const one of [orderFile, parcelFile, reviewFile, afterSaleFile]) await one.end();
  writeFileSync(
    join(folder, "shop.yaml"),
    "id: bench\nname: 基准店\nindustry: 女装\nshopType: other\nopenedOn: 2024-01-01\ntimezone: Asia/Shanghai\nproductsOnSale: 40\n",
  );
  return folder;
}

/** Uniform draws in [0, 1), the same in every run. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** "YYYY-MM-DD HH:MM:SS" of seconds; remembers the days, which are few. */
function clock() {
  const known = new Map();
  const two = (n) => (n < 10 ? `0${n}` : `${n}`);
  return (seconds) => {
    const day = Math.floor(seconds / DAY);
    let date = known.get(day);
    if (date === undefined) {
      date = new Date(day * DAY * 1000).toISOString().slice(0, 10);
      known.set(day, date);
    }
    const second = seconds - day * DAY;
    return `${date} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  };
}

function lines(path, header) {
  const out = createWriteStream(path);
  let text = `${header}\n`;
  return {
    async line(line) {
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
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await makeExports(process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? 30));
