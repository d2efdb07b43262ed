import { happens } from "../../random-source.ts";
import type { Dirt } from "../dirt.ts";

/** The same row twice in one file. */
export const repeatedRows = {
  id: "repeated-rows",
  title: { zh: "同一行出现两次", en: "the same row twice" },
  destroys: false,
  per: "rows",
  usualDose: 0.02,
  soil(drafts, { dose, dice }) {
    let done = 0;
    const soiled = drafts.map((draft) => {
      if (draft.form === "json") return draft;
      const random = dice(draft.path);
      const rows = draft.rows.flatMap((row) => {
        if (!happens(dose, random)) return [row];
        done++;
        return [row, row];
      });
      return { ...draft, rows };
    });
    return { drafts: soiled, done };
  },
} as const satisfies Dirt;
