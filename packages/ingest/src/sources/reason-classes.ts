/**
 * After-sales reasons by the words in them, first match from the top. The lists are ours: the platform publishes which
 * reasons count, not every wording. A reason with none of these words is "other".
 */
export const reasonWords: readonly (readonly [reasonClass: string, words: readonly string[]])[] = [
  ["damage", ["破损", "损坏", "破碎", "压坏", "变形", "漏液", "包装破"]],
  ["mismatch", ["不符", "不一致", "货不对板", "色差", "虚假宣传"]],
  [
    "logistics",
    [
      "物流",
      "快递",
      "发货",
      "未收到货",
      "没收到货",
      "未送达",
      "少件",
      "漏发",
      "少发",
      "错发",
      "发错",
      "缺货",
      "无货",
      "空包",
      "轨迹",
    ],
  ],
  [
    "quality",
    [
      "质量",
      "瑕疵",
      "做工",
      "开线",
      "掉色",
      "褪色",
      "起球",
      "缩水",
      "异味",
      "变质",
      "发霉",
      "过期",
      "腐烂",
      "故障",
      "无法使用",
      "过敏",
      "假货",
      "假冒",
      "污渍",
    ],
  ],
  [
    "no-reason",
    [
      "无理由",
      "不想要",
      "不喜欢",
      "拍错",
      "多拍",
      "错拍",
      "不合适",
      "效果不好",
      "信息填错",
      "地址填",
      "优惠",
      "协商一致",
    ],
  ],
];

/** Class of a reason and its label; "" when neither is given. */
export function reasonClassOf(reason: string, label: string): string {
  if (reason === "" && label === "") return "";
  for (const text of [reason, label]) {
    const found = reasonWords.find(([, words]) => words.some((word) => text.includes(word)));
    if (found) return found[0];
  }
  return "other";
}
