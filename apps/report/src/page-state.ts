import { effect, signal } from "@preact/signals";
import { type ChartSize, phone, wide } from "./charts/chart-size.ts";
import type { Lang } from "./locale.ts";

export type Theme = "auto" | "light" | "dark";

/** Language to open with: `?lang=`, else the reader's own, else Chinese. */
export function firstLang(query: string, spoken: readonly string[]): Lang {
  const asked = new URLSearchParams(query).get("lang");
  if (asked === "zh" || asked === "en") return asked;
  const known = spoken
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "zh" || tag === "en");
  return known === "en" ? "en" : "zh";
}

/** What the reader has chosen. */
export interface PageState {
  readonly lang: { value: Lang };
  readonly theme: { value: Theme };
  /** Index of the dossier that is open, or COMPARE. */
  readonly open: { value: number };
  /** In compare mode: place of the result that the others are measured against. */
  readonly reference: { value: number };
  readonly size: { readonly value: ChartSize };
}

/** State of the page in `window`; keeps the document's language and theme in step with it. */
export function pageState(window: Window): PageState {
  const narrow = window.matchMedia("(max-width: 640px)");
  const size = signal(narrow.matches ? phone : wide);
  narrow.addEventListener("change", () => {
    size.value = narrow.matches ? phone : wide;
  });
  const lang = signal(firstLang(window.location.search, window.navigator.languages));
  const theme = signal<Theme>("auto");
  const root = window.document.documentElement;
  effect(() => {
    root.lang = lang.value === "zh" ? "zh-CN" : "en";
  });
  effect(() => {
    root.dataset["theme"] = theme.value;
  });
  return { lang, theme, open: signal(0), reference: signal(0), size };
}
