import { type VariantFamily, withMetrics } from "./variant.ts";

const ownWindow = {
  zh: "窗口由规则文件决定：复制规则文件改 windows，再用 --rules 给出。",
  en: "Windows stand in the rule file: copy it, change windows, and give it with --rules.",
};
const ownDate = {
  zh: "核对抄录后台分数时写的日期（页面日期还是数据日期），必要时整列移动一天再导入。",
  en: "Check which date was written down with the page's figures (the page's or the data's); if need be move the column by a day and import again.",
};

/** The page's day is a day off: it shows what we show the day before, or after. */
export const shiftedDays: VariantFamily = () =>
  [
    {
      id: "day:earlier",
      shift: -1,
      zh: "页面晚一天：显示我们前一天的数",
      en: "the page is a day late: it shows our figure of the day before",
    },
    {
      id: "day:later",
      shift: 1,
      zh: "页面早一天：显示我们后一天的数（日期是数据日期）",
      en: "the page is a day early: it shows our figure of the day after (dated by its data)",
    },
  ].map(({ id, shift, zh, en }) => ({
    id,
    title: { zh, en },
    remedy: ownDate,
    apply: (counting) => ({ ...counting, shift: counting.shift + shift }),
  }));

/** The window starts or ends a day off. */
export const windowLengths: VariantFamily = () =>
  [
    {
      id: "window:longer",
      start: 1,
      end: 0,
      zh: "窗口多一天（多算最早的一天）",
      en: "the window is a day longer (one more day at its start)",
    },
    {
      id: "window:shorter",
      start: -1,
      end: 0,
      zh: "窗口少一天（不算最早的一天）",
      en: "the window is a day shorter (its first day left out)",
    },
    {
      id: "window:no-last-day",
      start: 0,
      end: 1,
      zh: "窗口少一天（不算最后一天）",
      en: "the window ends a day earlier (its last day left out)",
    },
  ].map(({ id, start, end, zh, en }) => ({
    id,
    title: { zh, en },
    remedy: ownWindow,
    apply: (counting) => ({
      ...counting,
      rules: withMetrics(counting.rules, (rule) => ({
        ...rule,
        windows: rule.windows.map((window) => ({
          ...window,
          fromDaysAgo: Math.max(window.toDaysAgo + end, window.fromDaysAgo + start),
          toDaysAgo: window.toDaysAgo + end,
        })),
      })),
    }),
  }));
