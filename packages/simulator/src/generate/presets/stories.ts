import type { metrics } from "@scorecast/core";
import { adaptedDay } from "../adapted-spec.ts";
import type { ShopSpec } from "../shop-spec.ts";
import { type ShopPresetName, shopPresets } from "./index.ts";

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A metric that suffers from what is wrong with a shop, and a day on whose score it shows. */
export interface Trouble {
  readonly metric: keyof typeof metrics;
  /** "YYYY-MM-DD", of the preset as it is; it moves with the first day. */
  readonly on: string;
}

export interface PresetStory {
  readonly title: Bilingual;
  /** One sentence. */
  readonly about: Bilingual;
  /** Empty: nothing is wrong with this shop beyond the ordinary. */
  readonly troubles: readonly Trouble[];
}

/** What each preset is there to show. */
export const presetStories: Readonly<Record<ShopPresetName, PresetStory>> = {
  "steady-fashion": {
    title: { zh: "稳健的女装店", en: "Steady fashion" },
    about: {
      zh: "稳健的女装店，每天约 25 单，十月有一批次品",
      en: "a steady fashion shop, some 25 orders a day, with a bad batch in October",
    },
    troubles: [],
  },
  small: {
    title: { zh: "小店", en: "Small shop" },
    about: { zh: "小店，每 30 天 40 单", en: "a small shop, 40 orders in 30 days" },
    troubles: [],
  },
  "growth-stage": {
    title: { zh: "新店", en: "Growth stage" },
    about: { zh: "刚开张、还在成长期的店", en: "a new shop that is still growing" },
    troubles: [],
  },
  "in-crisis": {
    title: { zh: "危机中的店", en: "In crisis" },
    about: {
      zh: "危机中的店：快递瘫痪、次品、客服没人",
      en: "a shop in crisis: courier stalled, a bad batch, nobody at the chat",
    },
    troubles: [
      { metric: "delivery-on-time-rate", on: "2026-10-20" },
      { metric: "quality-return-rate", on: "2026-11-01" },
    ],
  },
  "fresh-fruit": {
    title: { zh: "鲜果店", en: "Fresh fruit" },
    about: {
      zh: "产地直发的鲜果店，当天发货、只退款不退货，夏天路上坏果多",
      en: "fruit sent from the orchard the same day, refunded and not returned; it spoils on the road in summer",
    },
    troubles: [{ metric: "damage-return-rate", on: "2026-09-21" }],
  },
  "flagship-3c": {
    title: { zh: "3C 旗舰店", en: "3C flagship" },
    about: {
      zh: "高客单价的 3C 旗舰店，明日达、上门安装都有，买家问得多、给客服打分狠",
      en: "a flagship for costly devices with next-day delivery and fitters, whose buyers rate the chats harshly",
    },
    troubles: [{ metric: "chat-dissatisfaction-rate", on: "2026-11-01" }],
  },
  "bad-batch": {
    title: { zh: "出了坏批次的店", en: "Bad batch" },
    about: {
      zh: "一向不错的小家电店，十月上半月卖的一批养生壶漏水",
      en: "a sound shop for kitchen appliances that sold a batch of leaking kettles in early October",
    },
    troubles: [{ metric: "quality-return-rate", on: "2026-11-01" }],
  },
  "courier-strike": {
    title: { zh: "快递停摆的店", en: "Courier strike" },
    about: {
      zh: "零食店，八成包裹交给一家便宜快递，十月中下旬这家快递爆仓",
      en: "a snack shop with four parcels in five on one cheap courier, which stands still in mid-October",
    },
    troubles: [{ metric: "delivery-on-time-rate", on: "2026-11-01" }],
  },
  "understaffed-chat": {
    title: { zh: "客服不够的店", en: "Understaffed chat" },
    about: {
      zh: "彩妆店，发货利落，客服只有两个人、只上白班，回得慢、晚上没人",
      en: "a make-up shop, quick in the warehouse, with two people at the chat and none in the evening",
    },
    troubles: [
      { metric: "chat-response-seconds", on: "2026-11-01" },
      { metric: "chat-dissatisfaction-rate", on: "2026-11-01" },
    ],
  },
  "live-stream-surge": {
    title: { zh: "直播爆单后的店", en: "After a live-stream surge" },
    about: {
      zh: "居家用品店，十月下旬一场直播连爆三天，积压的订单到月底还没发完",
      en: "a household shop after three days of a live stream in October, the backlog still not gone",
    },
    troubles: [{ metric: "pickup-hours", on: "2026-11-01" }],
  },
};

/** What is wrong with the preset in the shop that `spec` has made of it, on its own days; what lies outside them is left out. */
export function troublesOf(preset: ShopPresetName, spec: ShopSpec): readonly Trouble[] {
  return presetStories[preset].troubles.flatMap(({ metric, on }) => {
    const day = adaptedDay(shopPresets[preset], spec, on);
    return day === null ? [] : [{ metric, on: day }];
  });
}
