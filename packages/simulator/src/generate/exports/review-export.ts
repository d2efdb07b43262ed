import type { ShopTables } from "../shop-tables.ts";
import { maskedBuyer } from "./masked-buyer.ts";

/** The review export of 抖店: required headers, then optional ones. It has no number of the review itself. */
export const reviewExportColumns = [
  "评价日期",
  "订单ID",
  "商品ID",
  "商品名称",
  "商品规格",
  "商品评价得分",
  "评价内容",
  "用户昵称",
  "评价等级",
  "追评内容",
  "追评时间",
  "商家是否回复",
  "回复内容",
  "门店ID",
  "门店名称",
] as const;

export type ReviewExportRow = Readonly<Record<(typeof reviewExportColumns)[number], string>>;

const sizes = ["S", "M", "L", "XL"];

const wordsByStars: readonly (readonly string[])[] = [
  ["洗了一次就开线，很失望", "收到就有破洞，不会再买", "跟图片完全是两回事"],
  ["面料很薄，做工粗糙", "颜色偏差大，不太满意"],
  ["一般般，对得起这个价", "尺码偏小，凑合穿"],
  ["整体不错，物流稍慢", "版型可以，有少许线头"],
  ["版型好看，面料舒服", "质量很好，会回购", "上身显瘦，客服也耐心", "和图片一致，发货快"],
];

/** The shop's reviews as 抖店 exports them, newest first; 订单ID is the number of the 子订单. */
export function toReviewExport(tables: ShopTables): ReviewExportRow[] {
  const orders = new Map(tables.orders.map((order) => [order.order_id, order]));
  const products = new Map(tables.catalogue.map((entry) => [entry.id, entry]));
  return tables.reviews.toReversed().map((review) => {
    const productId = orders.get(review.order_id)!.product_id;
    const stars = Number(review.product_stars);
    const words = wordsByStars[stars - 1]!;
    const digit = Number(review.review_id.at(-1));
    return {
      评价日期: review.created_at,
      订单ID: `${review.order_id}\t`,
      商品ID: `${productId}\t`,
      商品名称: products.get(productId)!.name,
      商品规格: `均色;${sizes[digit % sizes.length]!}`,
      商品评价得分: review.product_stars,
      评价内容: words[digit % words.length]!,
      用户昵称: maskedBuyer(review.order_id).nickname,
      评价等级: stars >= 4 ? "好评" : stars === 3 ? "中评" : "差评",
      追评内容: "",
      追评时间: "",
      商家是否回复: stars <= 2 ? "已回复" : "未回复",
      回复内容: stars <= 2 ? "非常抱歉，已联系您处理" : "",
      门店ID: "",
      门店名称: "",
    };
  });
}
