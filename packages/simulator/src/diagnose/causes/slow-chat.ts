import type { Entry } from "@scorecast/core";
import { byChat } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chatHours, hourOf } from "../chat.ts";
import type { Ground } from "../ground.ts";
import { slowCases } from "../slow-cases.ts";
import { TOLD } from "../units.ts";
import { percent } from "../words.ts";

/** Chats that wait for an answer, whatever the hour: too few agents, or slow ones. */
export const slowChat: Cause = {
  id: "slow-chat",
  title: { zh: "客服回复慢", en: "Slow chat" },
  kind: "trouble",
  source: { zh: "源文档 000：超过 5 分钟未回复", en: "source document 000: unanswered for over 5 minutes" },
  standards: ["chat-reply-seconds", "chat-mean-seconds", "tolerated-share"],
  needs: ["chats"],
  affects: byChat,
  levers: ["more-chat-agents", "faq-bot", "urgent-lane"],
  look(ground) {
    const { sessions, unstaffed } = chatHours(ground)!;
    const recent = sessions.filter(
      (entry) =>
        entry.cohortDay >= ground.asOf - 30 &&
        entry.denominator > 0 &&
        !unstaffed?.hours.includes(hourOf(ground, entry)),
    );
    const took = ({ numerator, denominator }: Entry) => numerator / denominator;
    const cases = slowCases(ground, recent, took, ({ denominator }) => denominator, {
      limit: ground.standard("chat-reply-seconds"),
      meanLimit: ground.standard("chat-mean-seconds"),
    });
    const observed =
      recent.length > 0 ? { value: cases.mean, unit: "seconds" as const, of: recent.length } : null;
    const reference = { kind: "standard" as const, value: cases.limit, unit: "seconds" as const, of: 0 };
    const apart = unstaffed
      ? { zh: "（没人的时段不算）", en: " (hours without staff left out)" }
      : { zh: "", en: "" };
    if (cases.broken === null)
      return {
        kind: "nothing",
        says: {
          zh: `近 30 天 ${recent.length} 个会话里 ${percent(cases.share)} 平均回复超过 ${cases.limit} 秒${apart.zh}`,
          en: `${percent(cases.share)} of the ${recent.length} chats of 30 days took over ${cases.limit} seconds a reply${apart.en}`,
        },
        ...{ observed, reference },
      };
    const rows = cases.slow.map(({ row }) => row);
    const slow = new Set(sessions.filter((entry) => took(entry) > cases.limit).map(({ row }) => row));
    return {
      kind: "trouble",
      says: {
        zh: `近 30 天 ${recent.length} 个会话里 ${percent(cases.share)} 平均回复超过 ${cases.limit} 秒，总平均 ${cases.mean.toFixed(0)} 秒${apart.zh}`,
        en: `${percent(cases.share)} of the ${recent.length} chats of 30 days took over ${cases.limit} seconds a reply, ${cases.mean.toFixed(0)} on average${apart.en}`,
      },
      size: { suffers: ({ row }, metric) => metric.startsWith("chat") && slow.has(row) },
      ...{ observed, reference, chance: cases.chance },
      evidence: [
        {
          title: { zh: "会话", en: "chats" },
          items: rows.slice(0, TOLD).map((row) => ground.history.chats!.ids[row]!),
        },
        {
          title: { zh: "回复最慢的客服（日报）", en: "slowest agents (staff report)" },
          items: slowAgents(ground),
        },
      ].filter(({ items }) => items.length > 0),
    };
  },
};

/** Agents of the staff report by their mean reply time of the last 30 days, slowest first. */
function slowAgents({ history, asOf }: Ground): string[] {
  const totals = history.chatDays;
  if (totals === null) return [];
  const sums = new Map<number, [number, number]>();
  for (let row = 0; row < totals.count; row++) {
    const [mean, sessions] = [totals.meanReplySeconds[row]!, totals.humanSessions[row]!];
    if (totals.date[row]! < asOf - 30 || totals.date[row]! >= asOf || Number.isNaN(mean) || !(sessions > 0))
      continue;
    const [a, b] = sums.get(totals.agent.codes[row]!) ?? [0, 0];
    sums.set(totals.agent.codes[row]!, [a + mean * sessions, b + sessions]);
  }
  return [...sums]
    .map(([agent, [a, b]]) => ({ agent, mean: a / b }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, 3)
    .map(({ agent, mean }) => `${totals.agent.names[agent] ?? ""} ${mean.toFixed(0)} s`);
}
