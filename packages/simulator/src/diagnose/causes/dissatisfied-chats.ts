import { dayOf } from "@scorecast/core";
import type { Cause } from "../cause.ts";
import { chanceAbove } from "../chance.ts";
import { beyondLuck } from "../ground.ts";
import { everyOther, TOLD } from "../units.ts";
import { percent } from "../words.ts";

/** Chats that were answered in time and rated badly all the same: manner, knowledge, or what they could not settle. */
export const dissatisfiedChats: Cause = {
  id: "dissatisfied-chats",
  title: { zh: "客服态度或专业不足", en: "Chats answered badly" },
  kind: "trouble",
  source: {
    zh: "源文档 002、004：态度、话术与培训",
    en: "source documents 002, 004: manner, scripts and training",
  },
  standards: ["dissatisfied-share", "chat-reply-seconds"],
  needs: ["chats"],
  affects: ["chat-dissatisfaction-rate", "problem-solved-rate"],
  levers: ["staff-training", "urgent-lane"],
  look(ground) {
    const chats = ground.history.chats!;
    const limit = ground.standard("dissatisfied-share");
    const slow = ground.standard("chat-reply-seconds");
    const answered = ground.entries("chat-dissatisfaction-rate")!.filter(({ row }) => {
      if (row < 0) return false;
      const rounds = chats.rounds[row]!;
      return !(chats.unansweredRounds[row]! > 0) && !(chats.replySeconds[row]! / rounds > slow);
    });
    const rated = answered.filter(({ cohortDay }) => cohortDay >= ground.asOf - 30);
    const bad = rated.filter(({ numerator }) => numerator > 0);
    const share = rated.length === 0 ? 0 : bad.length / rated.length;
    const chance = chanceAbove(bad.length, rated.length, limit);
    const observed = rated.length > 0 ? { value: share, unit: "share" as const, of: rated.length } : null;
    const reference = { kind: "standard" as const, value: limit, unit: "share" as const, of: 0 };
    if (share <= limit || !beyondLuck(ground, chance))
      return {
        kind: "nothing",
        says: {
          zh: `及时回复的 ${rated.length} 个有评价会话里 ${percent(share)} 不满意，界线 ${percent(limit)}`,
          en: `${percent(share)} of the ${rated.length} rated chats that were answered in time were rated badly; the limit is ${percent(limit)}`,
        },
        ...{ observed, reference },
      };
    const dissatisfied = answered.filter(({ numerator }) => numerator > 0);
    const spared = Math.round(dissatisfied.length * (1 - limit / share));
    const excess = new Set(everyOther(dissatisfied, spared).map(({ row }) => row));
    const badRows = new Set(dissatisfied.map(({ row }) => row));
    const presale = bad.filter(({ order }) => order < 0).length;
    const latest = [...bad].sort((a, b) => chats.startedAt[b.row]! - chats.startedAt[a.row]!);
    return {
      kind: "trouble",
      says: {
        zh: `及时回复的 ${rated.length} 个有评价会话里 ${percent(share)} 不满意，超过 ${percent(limit)}；其中 ${presale} 个没有关联订单（多为售前）`,
        en: `${percent(share)} of the ${rated.length} rated chats that were answered in time were rated badly, above ${percent(limit)}; ${presale} of them about no order (mostly before buying)`,
      },
      size: { suffers: ({ row }) => excess.has(row), shows: ({ row }) => !badRows.has(row) },
      ...{ observed, reference, chance },
      span:
        latest.length > 0
          ? [dayOf(chats.startedAt[latest.at(-1)!.row]!), dayOf(chats.startedAt[latest[0]!.row]!)]
          : null,
      evidence: [
        {
          title: { zh: "会话", en: "chats" },
          items: latest.slice(0, TOLD).map(({ row }) => chats.ids[row]!),
        },
      ],
    };
  },
};
