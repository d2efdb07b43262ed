import { type OptionSpec, seed } from "../options.ts";

/** Options of the commands that simulate. */
export const studyOptions: readonly OptionSpec[] = [
  {
    name: "horizon",
    value: "DAYS",
    about: { zh: "推演多少天，如 60d（默认 60d）", en: "days ahead, such as 60d (default: 60d)" },
  },
  {
    name: "replications",
    value: "N",
    about: { zh: "推演次数（默认 2000）", en: "simulated futures (default: 2000)" },
  },
  {
    name: "lever",
    value: "ID[:DATE]",
    repeatable: true,
    about: {
      zh: "某日起采取的措施，各成一个方案，可多次",
      en: "a measure from a date on, a scenario each; may be repeated",
    },
  },
  {
    name: "ask",
    value: "QUESTION",
    repeatable: true,
    about: {
      zh: '问题，如 "P(total >= 80 on 2026-11-11)"，可多次',
      en: 'a question such as "P(total >= 80 on 2026-11-11)"; may be repeated',
    },
  },
  seed,
  {
    name: "threads",
    value: "N",
    about: { zh: "线程数（不影响结果）", en: "threads (never change the result)" },
  },
];
