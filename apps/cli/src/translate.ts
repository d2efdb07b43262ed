import type { Bilingual, Language } from "./language.ts";
import type { Key } from "./messages/zh.ts";
import { printable } from "./printable.ts";

/** Speaks one language: catalogue texts by key, and texts that carry both languages. Blanks are made safe to show. */
export interface Speech {
  readonly language: Language;
  readonly say: (key: Key, blanks?: Readonly<Record<string, string | number>>) => string;
  readonly pick: (text: Bilingual) => string;
}

export async function speechIn(language: Language): Promise<Speech> {
  const catalogue: Readonly<Record<Key, string>> =
    language === "zh" ? (await import("./messages/zh.ts")).zh : (await import("./messages/en.ts")).en;
  return {
    language,
    say: (key, blanks = {}) =>
      catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = blanks[name];
        return value === undefined ? whole : printable(String(value));
      }),
    pick: (text) => printable(text[language]),
  };
}
