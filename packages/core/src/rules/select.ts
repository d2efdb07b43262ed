import type { Shop } from "../history/history.ts";
import type { Selector } from "./schema.ts";

/** Whether a case that is for `selector` is for this shop. A shop without an industry matches no list of industries. */
export function matches(selector: Selector | undefined, shop: Pick<Shop, "industry" | "shopType">): boolean {
  if (selector === undefined) return true;
  if (selector.industries && !(shop.industry !== null && selector.industries.includes(shop.industry)))
    return false;
  return !selector.shopTypes || selector.shopTypes.includes(shop.shopType);
}

/**
 * The first case that is for this shop; the schema makes sure that the last one is for everybody.
 *
 * @throws {RangeError} if no case is for this shop
 */
export function selectCase<T extends { readonly for?: Selector | undefined }>(
  cases: readonly T[],
  shop: Pick<Shop, "industry" | "shopType">,
): T {
  const found = cases.find((one) => matches(one.for, shop));
  if (!found)
    throw new RangeError("No case of the rule is for this shop: the last case must be without `for`.");
  return found;
}
