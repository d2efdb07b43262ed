import type { Text } from "@scorecast/core/report";
import { type ProcessId, processTitles } from "./processes.ts";

/** Fewer events than this, and the prior has a say that the reader should know of. */
const FEW_EVENTS = 10;

export interface PriorUsed {
  readonly process: ProcessId;
  readonly text: Text;
}

/** Daily totals know how many seconds a session took on average, and no more. */
export const roundsOfTotals: PriorUsed = {
  process: "rounds",
  text: {
    zh: "会话轮次与用时：只有每日汇总，每个会话按一轮计，会话之间的差异用弱先验",
    en: "rounds and seconds of chats: only daily totals, so a session is one round and a weak prior spreads them",
  },
};

/** Says so where a process rests on few events; null where the record speaks for itself. */
export function priorUsed(process: keyof typeof processTitles, events: number): PriorUsed[] {
  return priorNote(process, processTitles[process], events);
}

/** The same under a title of its own. */
export function priorNote(process: ProcessId, title: Text, events: number): PriorUsed[] {
  if (events >= FEW_EVENTS) return [];
  const n = Math.round(events);
  return [
    {
      process,
      text: {
        zh: `${title.zh}：近期只有 ${n} 次记录，弱先验参与估计`,
        en: `${title.en}: only ${n} on record recently, so a weak prior takes part in the estimate`,
      },
    },
  ];
}
