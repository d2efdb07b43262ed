import type { Dirt } from "../dirt.ts";
import { exportColumns } from "../export-columns.ts";
import { soilCells } from "../soil-cells.ts";

const nothings = ["-", "--", "—", "－"];

/** Empty cells that say so with a dash. */
export const dashes = {
  id: "dashes",
  title: { zh: "空值写成 - 或 --", en: "- and -- for empty" },
  destroys: false,
  per: "cells",
  usualDose: 0.5,
  soil: (drafts, circumstances) =>
    soilCells(
      drafts,
      circumstances,
      (of) => [...exportColumns[of].times, ...exportColumns[of].optional],
      () => (text, random) => (text === "" ? nothings[Math.floor(random() * nothings.length)]! : null),
    ),
} as const satisfies Dirt;
