import type { Cause } from "../cause.ts";

/** Advice before buying that loses the buyer: a matter of sales, of which no record of a score knows. */
export const unprofessionalAdvice: Cause = {
  id: "unprofessional-advice",
  title: { zh: "售前咨询不专业", en: "Unprofessional advice before buying" },
  kind: "trouble",
  source: {
    zh: "源文档 000：售前不专业导致转化流失",
    en: "source document 000: pre-sale advice unprofessional, conversion lost",
  },
  standards: [],
  needs: [],
  affects: [],
  levers: ["staff-training"],
  look: () => ({
    kind: "cannot-tell",
    says: {
      zh: "店铺文件夹里没有询单转化的记录（飞鸽的询单转化率不是体验分的数据），各版本的分数也不计它；评价差的会话见“客服态度或专业不足”",
      en: "no file of a shop folder records which questions end in a purchase, and no version scores it; chats rated badly are under “Chats answered badly”",
    },
  }),
};
