import type { Dirt } from "../dirt.ts";
import type { TextEncoding } from "../draft.ts";
import { soilFiles } from "../soil-files.ts";

const others: readonly TextEncoding[] = ["gbk", "utf-8", "utf-16le", "gbk", "utf-16be"];

/** CSV in GBK, in UTF-16, or in UTF-8 without its mark. */
export const encodings = {
  id: "encodings",
  title: { zh: "GBK、UTF-16 或不带标记的 UTF-8", en: "GBK, UTF-16, or UTF-8 without its mark" },
  destroys: false,
  per: "files",
  usualDose: 0.5,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) =>
      draft.form === "csv" ? { ...draft, encoding: others[Math.floor(random() * others.length)]! } : null,
    ),
} as const satisfies Dirt;
