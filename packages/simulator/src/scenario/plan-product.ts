import { nearestWord } from "@scorecast/core";
import type { Change, ProductShares } from "../levers/lever.ts";
import type { FittedProducts } from "../model/fit-products.ts";
import { orderMix, sharesAtMix } from "../model/mix.ts";
import { shareQuantiles } from "../model/pooling.ts";
import type { ScenarioIssue } from "./issue.ts";

/** Equally likely points that a share is drawn from. */
const POINTS = 64;
/** Names that a message lists. */
const LISTED = 10;

export interface PlannedProduct {
  /** Untrusted text of the record. */
  readonly id: string;
  /** Equally likely; a single one where the effect itself is drawn. */
  readonly shares: readonly ProductShares[];
}

/**
 * What a product named by a scenario causes of the shop's orders, quality returns and low stars, as the record has it.
 *
 * @param products null: the record does not tell products apart
 */
export function planProduct(
  id: string,
  change: Change,
  products: FittedProducts | null,
  path: ScenarioIssue["path"],
): PlannedProduct | ScenarioIssue {
  const at = [...path, "product"];
  if (!change.product)
    return {
      path: at,
      text: {
        zh: `${change.id} 不针对某个商品；请删除 product`,
        en: `${change.id} is not about one product; remove product`,
      },
    };
  if (products === null)
    return {
      path: at,
      text: {
        zh: "近期订单里不足两个商品（orders.csv 的 product_id），量不出占比；请补上商品编号，或删除 product 用默认效果",
        en: "recent orders name fewer than two products (product_id of orders.csv), so no share can be measured; add the ids, or remove product for the default effect",
      },
    };
  const unit = products.units.findIndex((one) => one.kind === "named" && one.id === id);
  if (unit < 0) return unknownProduct(id, products, at);
  return { id, shares: sharesOf(products, unit, change.product.certain ? POINTS : 1) };
}

/** Points of the posterior of a product's shares, all at the same probability: worse in one is taken as worse in the other. */
function sharesOf(products: FittedProducts, unit: number, points: number): ProductShares[] {
  const orders = orderMix(products)[unit]!;
  const at = Array.from({ length: points }, (_, i) => (i + 0.5) / points);
  const column = (id: "quality-return" | "stars"): number[] => {
    const process = products.processes[id];
    // nothing on record: like the shop
    if (!process || !(process.pooled.weights[unit]! > 0)) return at.map(() => orders);
    const shares = points === 1 ? [process.pooled.shares[unit]!] : shareQuantiles(process.pooled, [unit], at);
    return shares.map((share) => sharesAtMix(share, process.pooled.weights[unit]!, orders));
  };
  const [quality, stars] = [column("quality-return"), column("stars")];
  return at.map((_, i) => ({ orders, quality: quality[i]!, stars: stars[i]! }));
}

function unknownProduct(id: string, { units }: FittedProducts, path: ScenarioIssue["path"]): ScenarioIssue {
  const names = units.flatMap((one) => (one.id === null ? [] : [one.id]));
  const near = nearestWord(id, names);
  const [list, more] = [names.slice(0, LISTED).join(", "), names.length > LISTED];
  return {
    path,
    text: {
      zh: `近期订单里没有商品“${id}”${near ? `；是否想写“${near}”？` : "；"}订单最多的：${list}${more ? " …" : ""}`,
      en: `no recent order is of product "${id}"${near ? `; did you mean "${near}"?` : ";"} Most ordered: ${list}${more ? " …" : ""}`,
    },
  };
}
