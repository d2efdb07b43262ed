import type { Dirt } from "../dirt.ts";
import { exportColumns } from "../export-columns.ts";
import { soilCells } from "../soil-cells.ts";

/** Ids, times and numbers typed with a Chinese keyboard: full-width digits, with or without full-width signs. */
export const fullWidth = {
  id: "full-width",
  title: { zh: "全角数字和符号", en: "full-width digits and signs" },
  destroys: false,
  per: "cells",
  usualDose: 0.05,
  soil: (drafts, circumstances) =>
    soilCells(
      drafts,
      circumstances,
      (of) => {
        const { ids, times, amounts, counts, stars } = exportColumns[of];
        return [...ids, ...times, ...amounts, ...counts, ...stars];
      },
      () => (text, random) => text.replace(random() < 0.5 ? /[!-~ ]/g : /[0-9]/g, wide),
    ),
} as const satisfies Dirt;

function wide(narrow: string): string {
  return narrow === " " ? "\u3000" : String.fromCharCode(narrow.charCodeAt(0) + 0xfee0);
}
