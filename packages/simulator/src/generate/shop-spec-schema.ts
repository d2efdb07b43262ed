import { columns } from "@scorecast/core";
import { z } from "zod";
import { fates } from "./shop-spec.ts";

/**
 * A shop's spec as data. Every message is the name of what is expected (see `expected-in-spec.ts`); that of an unknown key is
 * the list of keys that there are.
 */
function object<T extends z.ZodRawShape>(shape: T) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? keys : "object") });
}

const within = (name: string, least: number, most: number) => z.number(name).min(least, name).max(most, name);
const whole = (name: string, least: number, most: number) => z.int(name).min(least, name).max(most, name);
const list = <T extends z.ZodType>(entry: T, least: number, most: number) =>
  z.array(entry, "list").min(least, "list").max(most, "list");
const word = z.string("word").min(1, "word").max(200, "word");
const optional = <T extends z.ZodType>(type: T) => z.optional(type);

const date = z.string("date").regex(/^\d{4}-\d{2}-\d{2}$/, "date");
const share = within("share", 0, 1);
const weight = within("weight", 0, 1e9);
const hour = within("hour", 0, 24);
const amount = within("amount", 0, 1e6);
const factor = within("factor", 0, 100);
const days = whole("length", 1, 3650);
const weights = list(weight, 1, 24);
const stars = z.tuple([weight, weight, weight, weight, weight], "stars");
const quantiles = list(z.tuple([share, within("number", 0, 1e6)], "quantiles"), 2, 100);
const open = object({ from: hour, until: hour });
const byFate = <T extends z.ZodType>(type: T) =>
  object(Object.fromEntries(fates.map((fate) => [fate, type])) as Record<(typeof fates)[number], T>);

const shop = object({
  id: word,
  name: word,
  industry: word,
  shopType: z.enum(columns.shopTypes, "shopType"),
  openedOn: date,
  timezone: word,
  productsOnSale: whole("count", 0, 1e6),
  perks: list(
    object({ kind: z.enum(columns.perkKinds, "perkKind"), from: date, until: date.nullable() }),
    0,
    50,
  ),
});

const volume = z.discriminatedUnion(
  "kind",
  [
    object({
      kind: z.literal("random"),
      purchasesPerDay: within("purchasesPerDay", 0, 5000),
      dispersion: within("dispersion", 0, 0.28),
      growthPer30Days: within("growth", -1, 10),
    }),
    object({ kind: z.literal("fixed"), ordersPer30Days: whole("ordersPer30Days", 0, 150_000) }),
  ],
  "volume",
);

const demand = object({
  volume,
  weekday: list(weight, 7, 7),
  hourOfDay: list(weight, 24, 24),
  promotions: optional(list(object({ name: word, from: date, days, factor }), 0, 100)),
  secondItemShare: share,
  orderTypes: list(object({ type: z.enum(columns.orderTypes, "orderType"), weight }), 1, 20),
  cancelShare: share,
  cancelAfterHours: quantiles,
  presaleDays: within("number", 0, 60),
});

const product = object({
  id: word,
  name: word,
  code: word,
  price: amount,
  weight,
  defectRate: share,
  mismatchRate: share,
  installation: optional(object({ inRange: share, installed: share })),
});

const handling = object({
  warehouse: word,
  promiseHours: within("hours", 0, 1000),
  staffed: open,
  packingHours: quantiles,
  courierRounds: list(within("hour", 0, 23.99), 1, 24),
  roundCapacity: optional(whole("capacity", 1, 1e6)),
  missedRoundShare: within("missedRoundShare", 0, 0.9),
  wrongItemRate: share,
  splitShare: share,
});

const courier = object({
  name: word,
  weight,
  transitFactor: factor,
  damageRate: share,
  trajectoryRate: share,
});

const region = object({
  province: word,
  weight,
  standardDays: whole("count", 0, 60),
  transitHours: quantiles,
  remote: z.boolean("flag"),
  nextDayService: z.boolean("flag"),
});

const chats = object({
  presalePerPurchase: share,
  contactRate: byFate(share),
  botShare: share,
  staffed: open,
  rounds: weights,
  replySeconds: quantiles,
  unansweredRate: share,
  unansweredOffHours: share,
  ratedShare: share,
  stars: object({ content: stars, soured: stars }),
  sourRate: share,
  escalationShare: share,
});

const afterSales = object({
  applyRate: byFate(share),
  daysAfterSigning: quantiles,
  returnShare: byFate(share),
  exchangeShare: share,
  autoApproveShare: share,
  staffed: open,
  reviewHours: quantiles,
  returnTransitDays: quantiles,
  inspectHours: quantiles,
  withdrawShare: share,
  rejectShare: share,
  reapplyShare: share,
  arbitrationShare: share,
  merchantLiableShare: share,
});

const complaints = object({ rate: byFate(share), souredFactor: factor, upheldShare: share });

const reviews = object({
  rate: byFate(share),
  stars: byFate(stars),
  souredStarLoss: share,
  daysAfterSigning: quantiles,
  pictureShare: share,
});

const strikes = <K extends string, T extends z.ZodRawShape>(kind: K, shape: T) =>
  object({ kind: z.literal(kind), from: date, days, ...shape });

const incident = z.discriminatedUnion(
  "kind",
  [
    strikes("defective-batch", { productId: word, defectRate: share }),
    strikes("courier-trouble", { courier: word, extraHours: quantiles }),
    strikes("chat-outage", { unansweredRate: share }),
    strikes("summer-heat", { damageRate: share }),
    strikes("staff-sick", { slower: within("slower", 1, 100), unansweredRate: share }),
    strikes("review-bombing", { share }),
    strikes("brushing", { ordersPerDay: whole("count", 0, 5000) }),
    strikes("warehouse-move", { wrongItemRate: share }),
    strikes("live-stream-surge", {
      factor: within("factor", 1, 100),
      capacity: within("moreThanOne", 1.01, 100),
    }),
    strikes("rule-change", {}),
  ],
  "incident",
);

const violation = object({
  kind: z.enum(columns.violationKinds, "violationKind"),
  on: date,
  aboutOrder: z.boolean("flag"),
});

export const ShopSpecSchema = object({
  shop,
  startDay: date,
  days: whole("days", 1, 730),
  demand,
  products: list(product, 1, 5000),
  handling,
  couriers: list(courier, 1, 100),
  regions: list(region, 1, 200),
  chats,
  afterSales,
  complaints,
  reviews,
  incidents: list(incident, 0, 100),
  violations: list(violation, 0, 1000),
});
