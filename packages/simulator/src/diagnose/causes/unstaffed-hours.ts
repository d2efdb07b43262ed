import { byChat } from "../affected.ts";
import type { Cause } from "../cause.ts";
import { chatHours, hourOf } from "../chat.ts";

/** Working hours (as the rules count them) in which nobody answers. */
export const unstaffedHours: Cause = {
  id: "unstaffed-hours",
  title: { zh: "有些时段没有客服", en: "Hours without chat staff" },
  kind: "trouble",
  source: {
    zh: "规则：8–23 点计时；源文档 000：超过 5 分钟未回复",
    en: "the rules count 8:00 to 23:00; source document 000: unanswered for over 5 minutes",
  },
  standards: ["chat-reply-seconds", "times-longer"],
  needs: ["chats"],
  affects: byChat,
  levers: ["longer-chat-hours", "faq-bot", "more-chat-agents"],
  look(ground) {
    const { unstaffed } = chatHours(ground)!;
    const limit = ground.standard("chat-reply-seconds");
    if (unstaffed === null)
      return {
        kind: "nothing",
        says: {
          zh: `没有哪些时段的平均回复超过 ${limit} 秒而其余时段正常`,
          en: `no hours with a mean reply over ${limit} seconds beside hours without`,
        },
      };
    const { hours, excess } = unstaffed;
    const [own, usual] = [
      excess.inside.amount / excess.inside.weight,
      excess.outside.amount / excess.outside.weight,
    ];
    const names = hours.map((h) => `${h}:00`);
    const within = new Set(hours);
    return {
      kind: "trouble",
      says: {
        zh: `${names.join("、")} 起的会话平均 ${own.toFixed(0)} 秒才有回复，其余时段 ${usual.toFixed(0)} 秒`,
        en: `chats begun in the hours ${names.join(", ")} were answered after ${own.toFixed(0)} seconds on average, ${usual.toFixed(0)} in the others`,
      },
      size: {
        suffers: (entry, metric) => metric.startsWith("chat") && within.has(hourOf(ground, entry)),
      },
      units: names.map((name) => ({ by: "hour", name })),
      observed: { value: own, unit: "seconds", of: Math.round(excess.inside.weight) },
      reference: { kind: "others", value: usual, unit: "seconds", of: Math.round(excess.outside.weight) },
      chance: excess.chance,
    };
  },
};
