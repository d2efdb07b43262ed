/** What every forecast is held against, in the order of tables. */
export const baselines = {
  stays: { zh: "保持不变", en: "stays as it is" },
  "past-changes": {
    zh: "保持不变，误差取自以往的变化",
    en: "stays as it is, as uncertain as past changes were",
  },
  "binomial-noise": {
    zh: "窗口比率不变，只有二项抽样的运气",
    en: "the last window's rates with binomial noise",
  },
  "seasonal-naive": {
    zh: "与上一个同星期几相同（7 天前）",
    en: "as on the same weekday before (7 days back)",
  },
  smoother: { zh: "指数平滑（ETS）", en: "exponential smoothing (ETS)" },
} as const;

export type BaselineId = keyof typeof baselines;

export const baselineIds = Object.keys(baselines) as readonly BaselineId[];
