const SUM =
  /^(合计|总计|小计|汇总|总和|共计|本页合计|共\s*\d+\s*[条行笔单个件]|导出(时间|日期|人|条件|范围)|制表|打印(时间|人)|数据(来源|更新|截至|截止|周期)|(备注|说明|注|温馨提示)\s*[:：])/;
const TOTAL = /^(grand\s+)?(total|sum|summary)\s*[:：]?\s*[\d.,¥￥]*$/i;

/** True of a row that adds up or explains the table: its first filled field says so. Looked for at the end alone. */
export function isSummary(fields: readonly string[]): boolean {
  const first = fields.find((field) => field.trim() !== "")?.trim() ?? "";
  return first.length <= 200 && (SUM.test(first) || TOTAL.test(first));
}

export function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === "");
}
