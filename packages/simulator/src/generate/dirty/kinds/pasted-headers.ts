import type { Dirt } from "../dirt.ts";
import type { DraftRow } from "../draft.ts";
import { soilFiles } from "../soil-files.ts";

/** The header once more and an empty row in the middle, as where files were pasted together. */
export const pastedHeaders = {
  id: "pasted-headers",
  title: { zh: "表头和空行夹在中间", en: "the header and empty rows in the middle" },
  destroys: false,
  per: "files",
  usualDose: 0.3,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) => {
      if (draft.form === "json" || draft.rows.length < 2) return null;
      const at = 1 + Math.floor(random() * (draft.rows.length - 1));
      const pasted: DraftRow[] = [{ kind: "blank" }, { kind: "header" }];
      return { ...draft, rows: draft.rows.toSpliced(at, 0, ...pasted) };
    }),
} as const satisfies Dirt;
