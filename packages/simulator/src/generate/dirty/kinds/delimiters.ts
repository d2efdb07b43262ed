import type { Dirt } from "../dirt.ts";
import { soilFiles } from "../soil-files.ts";

const others = ["\t", ";", "|"];

/** Fields apart by tabs, semicolons or bars; lines that end with LF alone. */
export const delimiters = {
  id: "delimiters",
  title: { zh: "用制表符、分号或竖线分隔", en: "tabs, semicolons or bars between the fields" },
  destroys: false,
  per: "files",
  usualDose: 0.4,
  soil: (drafts, circumstances) =>
    soilFiles(drafts, circumstances, (draft, random) => {
      if (draft.form !== "csv") return null;
      const newline = random() < 0.5 ? "\n" : "\r\n";
      return { ...draft, delimiter: others[Math.floor(random() * others.length)]!, newline };
    }),
} as const satisfies Dirt;
