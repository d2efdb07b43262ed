import type { Dirt } from "../dirt.ts";
import { exportColumns } from "../export-columns.ts";
import { soilCells } from "../soil-cells.ts";

const wrappings: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => `\t${id}`,
  (id) => `="${id}"`,
  (id) => `'${id}`,
  (id) => `"${id}"`,
  (id) => ` ${id} `,
];

/** Ids without the platform's tab behind them, or with something else around them. */
export const wrappedIds = {
  id: "wrapped-ids",
  title: { zh: '编号前后有制表符、引号、="…"', en: 'ids with tabs, quotes or ="…" around them' },
  destroys: false,
  per: "cells",
  usualDose: 0.5,
  soil: (drafts, circumstances) =>
    soilCells(
      drafts,
      circumstances,
      (of) => exportColumns[of].ids,
      (random) => {
        const wrap = wrappings[Math.floor(random() * wrappings.length)]!;
        return (text) => (text.trim() === "" ? null : wrap(text.trim()));
      },
    ),
} as const satisfies Dirt;
