import type { Fate } from "./shop-spec.ts";
import type { ReasonClass } from "./shop-tables.ts";

export interface Reason {
  /** As the buyer picks it from the platform's list (售后原因). */
  readonly text: string;
  readonly reasonClass: ReasonClass;
  readonly weight: number;
}

/** What buyers give as the reason, by what happened to the order. */
export const reasonsByFate: Readonly<Record<Fate, readonly Reason[]>> = {
  fine: [
    { text: "七天无理由退货", reasonClass: "no-reason", weight: 85 },
    { text: "与商家协商一致退款", reasonClass: "other", weight: 15 },
  ],
  late: [
    { text: "物流信息长时间未更新", reasonClass: "logistics", weight: 70 },
    { text: "七天无理由退货", reasonClass: "no-reason", weight: 30 },
  ],
  mismatch: [
    { text: "与商品描述不符", reasonClass: "mismatch", weight: 50 },
    { text: "七天无理由退货", reasonClass: "no-reason", weight: 50 },
  ],
  "wrong-item": [{ text: "少件/漏发", reasonClass: "logistics", weight: 1 }],
  damaged: [{ text: "商品破损/包装破损", reasonClass: "damage", weight: 1 }],
  defective: [
    { text: "质量问题", reasonClass: "quality", weight: 80 },
    { text: "七天无理由退货", reasonClass: "no-reason", weight: 20 },
  ],
};

/** The reason given when the goods have not left yet. */
export const regretReason: Reason = { text: "多拍/错拍/不想要", reasonClass: "no-reason", weight: 1 };
