import type { Text } from "@scorecast/core/report";
import { en } from "./messages/en.ts";
import { type Key, zh } from "./messages/zh.ts";

export type Lang = "zh" | "en";

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type Blanks<K extends Key> = NamesIn<(typeof zh)[K]>;

/** The message `key` with its blanks filled in; which blanks it has is checked by the compiler. */
export type Translate = <K extends Key>(
  key: K,
  ...blanks: [Blanks<K>] extends [never] ? [] : [Readonly<Record<Blanks<K>, string | number>>]
) => string;

/** All that words and numbers need: one language's catalogue and its formats. */
export interface Locale {
  readonly lang: Lang;
  /** Value of the page's `lang` attribute. */
  readonly tag: "zh-CN" | "en";
  readonly t: Translate;
  readonly pick: (text: Text) => string;
  /** With exactly `digits` decimals. */
  readonly number: (value: number, digits: number) => string;
  /** With a sign, "+1.2", "−0.3"; zero without. */
  readonly signed: (value: number, digits: number) => string;
  /** `share` in [0, 1] as a percentage; without `digits`, with at most one decimal. */
  readonly percent: (share: number, digits?: number) => string;
  /** Money in yuan, whole. */
  readonly money: (yuan: number) => string;
  /** "2026年9月15日", "Sep 15, 2026". */
  readonly date: (iso: string) => string;
  /** "9月15日", "Sep 15". */
  readonly shortDate: (iso: string) => string;
  /** "2026年9月", "Sep 2026". */
  readonly month: (iso: string) => string;
  /** "9月", "Sep". */
  readonly shortMonth: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
}

const catalogues = { zh, en } as const satisfies Record<Lang, Record<Key, string>>;

/** Fills `{name}` and picks plural forms `{name|one|other}` by the number under that name. */
function fillBlanks(
  template: string,
  blanks: Readonly<Record<string, string | number>>,
  plural: Intl.PluralRules,
  whole: (n: number) => string,
): string {
  return template.replace(/\{([a-z0-9]+)(?:\|([^|}]*)\|([^|}]*))?\}/gi, (_all, name: string, one, other) => {
    const value = blanks[name];
    if (value === undefined) throw new RangeError(`The message "${template}" needs a value for {${name}}.`);
    if (one !== undefined) return plural.select(Number(value)) === "one" ? one : other;
    return typeof value === "number" ? whole(value) : value;
  });
}

function makeLocale(lang: Lang): Locale {
  const tag = lang === "zh" ? "zh-CN" : "en";
  const catalogue: Record<Key, string> = catalogues[lang];
  const plural = new Intl.PluralRules(tag);
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const fixed = [0, 1, 2, 3, 4].map(
    (digits) => new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const yuan = new Intl.NumberFormat(tag, {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 0,
  });
  const month = lang === "zh" ? "long" : "short";
  const day = { day: "numeric", timeZone: "UTC" } as const;
  const long = new Intl.DateTimeFormat(tag, {
    ...day,
    year: "numeric",
    month,
  });
  const short = new Intl.DateTimeFormat(tag, { ...day, month });
  const monthOfYear = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric", timeZone: "UTC" });
  const monthAlone = new Intl.DateTimeFormat(tag, { month: "short", timeZone: "UTC" });
  const items = new Intl.ListFormat(tag, { type: "conjunction" });
  const number = (value: number, digits: number): string => {
    const text = fixed[digits]!.format(value).replace("-", "−");
    return /^−0(\.0+)?$/.test(text) ? text.slice(1) : text;
  };
  return {
    lang,
    tag,
    t: (key, ...[blanks]) =>
      fillBlanks(catalogue[key], (blanks ?? {}) as Record<string, string | number>, plural, (n) =>
        whole.format(n),
      ),
    pick: (text) => text[lang],
    number,
    signed: (value, digits) => {
      const text = number(value, digits);
      return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
    },
    percent: (share, digits = Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1) =>
      `${number(share * 100, digits)}%`,
    money: (value) => yuan.format(value),
    date: (iso) => long.format(new Date(`${iso}T00:00:00Z`)),
    shortDate: (iso) => short.format(new Date(`${iso}T00:00:00Z`)),
    month: (iso) => monthOfYear.format(new Date(`${iso}T00:00:00Z`)),
    shortMonth: (iso) => monthAlone.format(new Date(`${iso}T00:00:00Z`)),
    list: (list) => items.format(list),
  };
}

const locales: Record<Lang, Locale> = { zh: makeLocale("zh"), en: makeLocale("en") };

export function localeOf(lang: Lang): Locale {
  return locales[lang];
}
