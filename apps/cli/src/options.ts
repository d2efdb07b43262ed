import type { Bilingual } from "./language.ts";

/** An option as help, completion and the parser know it. */
export interface OptionSpec {
  /** Long name without dashes; the key of its value. */
  readonly name: string;
  readonly short?: string;
  /** Name of its value; absent: a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly about: Bilingual;
}

/** Options of every command. */
export const globalOptions: readonly OptionSpec[] = [
  { name: "json", about: { zh: "结果写成 JSON", en: "write the result as JSON" } },
  {
    name: "lang",
    value: "zh|en",
    about: { zh: "语言（默认看 LC_ALL、LANG）", en: "language (default: by LC_ALL, LANG)" },
  },
  { name: "no-color", about: { zh: "不用颜色", en: "no colours" } },
];

export const asOf: OptionSpec = {
  name: "as-of",
  value: "DATE",
  about: {
    zh: "哪一天的分数（默认：最后一条记录的次日）",
    en: "day of the score (default: the day after the last record)",
  },
};

export const rules: OptionSpec = {
  name: "rules",
  value: "ID|FILE",
  about: {
    zh: "规则版本、规则文件或 in-force（默认：按日期）",
    en: "rule version, rule file, or in-force (default: by date)",
  },
};

export const overrides: OptionSpec = {
  name: "overrides",
  value: "FILE",
  about: {
    zh: "本店后台的档位与权重（YAML）",
    en: "tiers and weights from the shop's own back office (YAML)",
  },
};

export const from: OptionSpec = {
  name: "from",
  value: "DATE",
  about: { zh: "逐日计算的第一天", en: "first of many days" },
};

export const to: OptionSpec = {
  name: "to",
  value: "DATE",
  about: { zh: "逐日计算的最后一天", en: "last of many days" },
};

/** Futures of what looks back: a plan's course, a measure's effect. */
export const futures: OptionSpec = {
  name: "replications",
  value: "N",
  about: { zh: "推演次数（默认 1000）", en: "simulated futures (default: 1000)" },
};

export const seed: OptionSpec = {
  name: "seed",
  value: "TEXT",
  about: { zh: "随机种子（默认由数据决定）", en: "seed of the dice (default: from the data)" },
};

/** Files to write, in the forms that a command knows. */
export function output(...forms: readonly string[]): OptionSpec {
  const list = forms.map((form) => `.${form}`);
  return {
    name: "output",
    short: "o",
    value: "FILE",
    repeatable: true,
    about: {
      zh: `另存为文件，可多次（${list.join("、")}）`,
      en: `also write a file, may be repeated (${list.join(", ")})`,
    },
  };
}
