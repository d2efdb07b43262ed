import type { Dirt } from "../dirt.ts";
import { exportColumns } from "../export-columns.ts";
import { soilCells } from "../soil-cells.ts";

type Spelling = (y: string, mo: string, d: string, h: string, mi: string, s: string) => string;

const short = (digits: string): string => String(Number(digits));
const spellings: readonly Spelling[] = [
  (y, mo, d, h, mi, s) => `${y}/${mo}/${d} ${h}:${mi}:${s}`,
  (y, mo, d, h, mi, s) => `${y}/${short(mo)}/${short(d)} ${short(h)}:${mi}:${s}`,
  (y, mo, d, h, mi, s) => `${y}.${mo}.${d} ${h}:${mi}:${s}`,
  (y, mo, d, h, mi, s) => `${y}年${short(mo)}月${short(d)}日 ${short(h)}:${mi}:${s}`,
  (y, mo, d, h, mi, s) => `${y}年${mo}月${d}日 ${h}时${mi}分${s}秒`,
  (y, mo, d, h, mi, s) => `${y}-${mo}-${d}T${h}:${mi}:${s}`,
  (y, mo, d, h, mi, s) => `${y}${mo}${d}${h}${mi}${s}`,
];

/** Times in other spellings, one for each column of a file; none loses its seconds. */
export const dateSpellings = {
  id: "date-spellings",
  title: { zh: "日期写成 2026/9/1 等别的样子", en: "times in other spellings, such as 2026/9/1" },
  destroys: false,
  per: "cells",
  usualDose: 0.5,
  soil: (drafts, circumstances) =>
    soilCells(
      drafts,
      circumstances,
      (of) => exportColumns[of].times,
      (random) => {
        const spell = spellings[Math.floor(random() * spellings.length)]!;
        return (text) => {
          const found = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
          if (found === null) return null;
          const [, y, mo, d, h, mi, s] = found;
          return spell(y!, mo!, d!, h!, mi!, s!);
        };
      },
    ),
} as const satisfies Dirt;
