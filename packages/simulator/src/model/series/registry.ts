import type { RuleVersion } from "@scorecast/core";
import type { CohortCause } from "./series-model.ts";

/** How a metric's entries arise, where the main processes do not make them: the kind, and what a rule version decides of it. */
export type SeriesPlan =
  | {
      readonly kind: "events";
      readonly base: "paid" | "signed";
      /** Share reached in the end and how it fades from lag to lag, where the record says little (assumed). */
      readonly prior: { readonly share: number; readonly fading: number };
      readonly causes: readonly CohortCause[];
    }
  | {
      readonly kind: "ratings";
      readonly rating: "product" | "logistics" | "service";
      readonly side: "good" | "bad";
      readonly stars: number;
      readonly of: "signed" | "reviews";
      /** Share on that side where the product has at most three stars, and more (assumed where the record says little). */
      readonly prior: readonly [number, number];
    }
  | { readonly kind: "in-time"; readonly cohort: "picked-up" | "due" }
  | { readonly kind: "points" }
  | { readonly kind: "transit" }
  | {
      readonly kind: "daily";
      readonly per: "order" | "day";
      /** Cases per order or day, and their bad share or mean amount, where the record says little (assumed). */
      readonly priorRate: number;
      readonly amount:
        | { readonly kind: "share"; readonly counts: "bad" | "others"; readonly prior: number }
        | { readonly kind: "sum" | "values"; readonly prior: number };
      readonly follows: "reply" | "review" | "refund" | "escalation" | "late" | "dissatisfaction" | null;
    };

type Rule = RuleVersion["metrics"][string];
const HOUR = 3600;

const events =
  (share: number, ...causes: CohortCause[]) =>
  ({ parameters }: Rule): SeriesPlan => ({
    kind: "events",
    base: parameters.cohort === "signed" ? "signed" : "paid",
    prior: { share, fading: 0.85 },
    causes,
  });

const good =
  (rating: "product" | "logistics" | "service", ...prior: [number, number]) =>
  ({ parameters }: Rule): SeriesPlan => ({
    kind: "ratings",
    ...{ rating, side: "good", stars: parameters.goodStars ?? 4, of: "reviews", prior },
  });

const bad =
  (rating: "product" | "service", ...prior: [number, number]) =>
  ({ parameters }: Rule): SeriesPlan => ({
    kind: "ratings",
    ...{ rating, side: "bad", stars: parameters.badStars ?? 2, of: "signed", prior },
  });

type Daily = Extract<SeriesPlan, { kind: "daily" }>;
const share =
  (
    priorRate: number,
    counts: "bad" | "others",
    prior: number,
    follows: Daily["follows"],
    per: Daily["per"] = "order",
  ) =>
  (): SeriesPlan => ({ kind: "daily", per, priorRate, amount: { kind: "share", counts, prior }, follows });
const sum =
  (
    priorRate: number,
    prior: number,
    follows: Daily["follows"],
    per: Daily["per"] = "order",
    kind: "sum" | "values" = "sum",
  ) =>
  (): SeriesPlan => ({ kind: "daily", per, priorRate, amount: { kind, prior }, follows });

/** By metric: how its rule in a version makes it arise. The figures are priors, and assumed. */
export const seriesPlans: Readonly<Record<string, (rule: Rule) => SeriesPlan>> = {
  "quality-return-rate": events(0.01, "qualityReturn"),
  "description-deviation-rate": events(0.005, "qualityReturn"),
  "damage-return-rate": events(0.002, "damageReturn"),
  "logistics-return-rate": events(0.003, "late"),
  "shipping-negative-rate": events(0.003, "late"),
  "complaint-rate": events(0.002, "escalation"),
  "negative-feedback-rate": events(0.02, "qualityReturn", "fewerStars"),
  "bad-review-rate": bad("product", 0.5, 0),
  "service-bad-review-rate": bad("service", 0.3, 0.01),
  "good-review-rate": good("product", 0, 1),
  "logistics-good-review-rate": good("logistics", 0.5, 0.97),
  "service-good-review-rate": good("service", 0.5, 0.97),
  "pickup-in-time-rate": ({ parameters }) => ({
    kind: "in-time",
    cohort: parameters.cohort === "due" ? "due" : "picked-up",
  }),
  "pickup-score": () => ({ kind: "points" }),
  "delivery-hours": () => ({ kind: "transit" }),
  "arrival-hours": () => ({ kind: "transit" }),
  "refund-only-hours": sum(0.05, 12 * HOUR, "review"),
  "return-refund-hours": sum(0.05, 96 * HOUR, "refund"),
  "return-handling-hours": sum(0.1, 72 * HOUR, "refund"),
  "after-sale-rejection-rate": share(0.1, "bad", 0.02, null),
  "merchant-liability-rate": share(0.1, "bad", 0.005, "escalation"),
  "after-sale-in-time-rate": share(0.08, "others", 0.1, "review"),
  "chat-first-reply-seconds": sum(0.3, 40, "reply"),
  "chat-reply-in-3min-rate": share(0.3, "others", 0.1, "reply"),
  "problem-solved-rate": share(0.3, "others", 0.03, "escalation"),
  "dispute-satisfaction": sum(0.06, 4.5, "dissatisfaction", "order", "values"),
  "signing-anomaly-rate": share(1, "bad", 0.005, "late"),
  "video-click-ratio": sum(1, 1_000_000, null, "day"),
  "detail-completeness": sum(1, 900_000, null, "day"),
  "banned-word-rate": share(1, "bad", 0.01, null, "day"),
};
