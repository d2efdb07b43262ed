import { schemaNames } from "../schema-names.ts";
import type { Command } from "./command.ts";

export const schema: Command = {
  name: "schema",
  summary: {
    zh: "输出某种文件的 JSON Schema（draft-7），给编辑器和程序用",
    en: "the JSON Schema (draft 7) of a file, for editors and programs",
  },
  args: [
    { name: "NAME", about: { zh: schemaNames.join("、"), en: schemaNames.join(", ") }, words: schemaNames },
  ],
  options: [],
  example: "scorecast schema scenario > scenario.schema.json",
  run: async (call) => await (await import("../print-schema.ts")).printSchema(call),
};
