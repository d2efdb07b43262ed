import type { VariantFamily } from "./variant.ts";

/** The page drops the digits that it does not show. */
export const truncation: VariantFamily = () => [
  {
    id: "truncated",
    title: { zh: "页面把小数截掉而不是四舍五入", en: "the page drops digits in place of rounding" },
    remedy: {
      zh: "只影响显示的最后一位，不必处理。",
      en: "It touches the last shown digit alone: nothing to do.",
    },
    apply: (counting) => ({ ...counting, cut: "truncated" }),
  },
];
