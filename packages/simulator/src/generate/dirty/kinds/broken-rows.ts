import { destroyRecords } from "../destroy-records.ts";
import type { Dirt } from "../dirt.ts";

/** Lines that a quote or a line end inside a text has torn, because whoever wrote them did not escape it. */
export const brokenRows = {
  id: "broken-rows",
  title: { zh: "没有转义的引号或换行把行撕坏了", en: "rows torn by an unescaped quote or line end" },
  destroys: true,
  per: "rows",
  usualDose: 0.01,
  soil: (drafts, circumstances) =>
    destroyRecords(
      drafts,
      circumstances,
      ({ form }) => form === "csv",
      // The same way in every copy: by the last digit of the row's name.
      (_, row) => ({ ...row, broken: "02468".includes(row.key.at(-1)!) ? "quote" : "newline" }),
    ),
} as const satisfies Dirt;
