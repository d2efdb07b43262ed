import { columns, formatDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { DiagnosisReport } from "../report/diagnosis-report.ts";
import type { Ground } from "./ground.ts";

const DAYS = 30;
const MOST = 5;

const titles: Readonly<Record<string, Text>> = {
  quality: { zh: "质量问题（售后）", en: "quality (after-sales)" },
  mismatch: { zh: "描述不符（售后）", en: "not as described (after-sales)" },
  damage: { zh: "破损（售后）", en: "damage (after-sales)" },
  logistics: { zh: "物流问题（售后）", en: "logistics (after-sales)" },
  other: { zh: "其他原因（售后）", en: "other reasons (after-sales)" },
  "bad-review": { zh: "商品差评（1–2 星）", en: "bad reviews (1–2 stars)" },
  "dissatisfied-chat": { zh: "会话不满意（1–3 星）", en: "dissatisfied chats (1–3 stars)" },
  platform: { zh: "投诉与求助平台", en: "complaints and turns to the platform" },
};

/**
 * What buyers were dissatisfied with, by the day they said so, in the last 30 days; the 30 days before beside it. Returns
 * without a reason are no complaint. An order may complain in several ways; each is counted.
 */
export function complaintTypes({ history, asOf }: Ground): DiagnosisReport["complaints"] {
  const counts = new Map<string, { now: number; before: number; reasons: Map<string, number> }>();
  const add = (type: string, at: number, reason: string | null = null): void => {
    const age = asOf * 86_400 - at;
    if (!(age > 0) || age > 2 * DAYS * 86_400) return;
    const cell = counts.get(type) ?? { now: 0, before: 0, reasons: new Map() };
    counts.set(type, cell);
    if (age > DAYS * 86_400) cell.before++;
    else {
      cell.now++;
      if (reason) cell.reasons.set(reason, (cell.reasons.get(reason) ?? 0) + 1);
    }
  };
  const { afterSales, reviews, chats, complaints } = history;
  for (let row = 0; afterSales && row < afterSales.count; row++) {
    const type = columns.reasonClasses[afterSales.reasonClass[row]!];
    const at = afterSales.appliedAt[row]!;
    if (type !== undefined && type !== "no-reason")
      add(type, at, afterSales.reason.names[afterSales.reason.codes[row]!] ?? null);
    if (afterSales.arbitration[row] === 1) add("platform", at);
  }
  for (let row = 0; reviews && row < reviews.count; row++)
    if (reviews.productStars[row]! <= 2) add("bad-review", reviews.createdAt[row]!);
  for (let row = 0; chats && row < chats.count; row++) {
    if (chats.human[row] === 1 && chats.stars[row]! <= 3) add("dissatisfied-chat", chats.startedAt[row]!);
    if (chats.escalated[row] === 1) add("platform", chats.startedAt[row]!);
  }
  for (let row = 0; complaints && row < complaints.count; row++)
    if (complaints.upheld[row] !== 0) add("platform", complaints.createdAt[row]!);
  const all = [...counts.values()].reduce((sum, { now }) => sum + now, 0);
  const known = (history.firstDay ?? asOf) <= asOf - 2 * DAYS;
  const types = [...counts]
    .filter(([, { now }]) => now > 0)
    .sort(([a, x], [b, y]) => y.now - x.now || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([id, { now, before, reasons }]) => ({
      ...{ id, title: titles[id]!, count: now, share: now / all, before: known ? before : null },
      reason: [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null,
    }));
  const tables = { "after-sales": afterSales, reviews, chats, complaints };
  return {
    ...{ from: formatDay(asOf - DAYS), to: formatDay(asOf - 1), all, types },
    missing: Object.entries(tables).flatMap(([name, table]) => (table === null ? [name] : [])),
  };
}
