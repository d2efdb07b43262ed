import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

/**
 * 飞鸽 → 客服数据: one row per member of staff and day, no sessions. Shares are of rated sessions, whose number the
 * report seldom gives. The name of the account enters as a pseudonym.
 */
export const staffExport = {
  id: "staff-export",
  title: { zh: "飞鸽客服报表", en: "customer service staff report" },
  required: ["账号名称", "人工已接待会话量"],
  optional: [
    "日期",
    "不满意率",
    "参评会话量",
    "不满意会话量",
    "3分钟人工回复率（会话）",
    "3分钟人工回复率",
    "首次响应时长（秒）",
    "平均响应时长（秒）",
    "新平均响应时长（秒）",
    "店铺名称",
  ],
  aliases: {
    日期: ["统计日期", "数据日期", "时间"],
    账号名称: ["客服账号", "子账号"],
    人工已接待会话量: ["人工接待会话量", "已接待会话量"],
    参评会话量: ["评价会话量", "参评量", "被评价会话量"],
    不满意会话量: ["不满意量"],
  },
  dayFromName: "日期",
  targets: [
    {
      table: "chat-days",
      when: [],
      columns: [
        column("date", "日期", "day", true),
        column("agent", "账号名称", "pseudonym", true),
        column("human_sessions", "人工已接待会话量", "count", true),
        column("rated_sessions", "参评会话量", "count"),
        column("dissatisfied_sessions", "不满意会话量", "count"),
        column("dissatisfied_share", "不满意率", "share"),
        column("mean_first_reply_seconds", "首次响应时长（秒）", "number"),
        column("mean_reply_seconds", ["新平均响应时长（秒）", "平均响应时长（秒）"], "number"),
        column("replied_within_3min_share", ["3分钟人工回复率（会话）", "3分钟人工回复率"], "share"),
        column("shopName", "店铺名称", "text"),
      ],
    },
  ],
} as const satisfies ExportSource;
