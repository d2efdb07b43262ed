import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Locale, localeOf } from "./locale.ts";

/** The reader's language, for parts that stand everywhere and are handed no locale. */
export const Words = createContext<Locale>(localeOf("zh"));

export function useWords(): Locale {
  return useContext(Words);
}
