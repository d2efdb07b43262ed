import type { reconcileZh } from "./reconcile-zh.ts";

/** English text of the section that holds ours against the page's. */
export const reconcileEn: Readonly<Record<keyof typeof reconcileZh, string>> = {
  "section.reconcile": "Against the page",
  "reconcile.say":
    "From {from} to {to} the platform's page showed {figures} {figures|figure|figures}; ours agree in {agree} of them ({share}).",
  "reconcile.say-none": "We have none of the figures that the platform's page showed (no data).",
  "reconcile.of-shop": "{shop}: {sentence}",
  "reconcile.same-values":
    "Every value that can be compared agrees: we count as the page does, and what differs is how values become points.",
  "reconcile.cause": "Values differ most likely because: {title}. {remedy}",
  "reconcile.no-cause": "No way to count explains the page's values clearly better than ours.",
  "reconcile.checked":
    "With standards learnt from the days before, on {days} {days|day|days} that took no part the total is within 1 point on {after} in place of {before}, and off by {left} in place of {off} on average.",
  "reconcile.against": "The page and ours, where they differ most",
  "reconcile.against-note": "Dots: the page. Line: ours, unrounded. The other figures are in the table.",
  "reconcile.against-label": "{title}: {agree} of {compared} {compared|day agrees|days agree}.",
  "reconcile.against-widest": "The widest is {date}: page {page}, ours {ours}.",
  "reconcile.figure-value": "{title} (value)",
  "reconcile.figure-score": "{title} (points)",
  "reconcile.node": "What",
  "reconcile.compared": "Days compared",
  "reconcile.agree": "Agree",
  "reconcile.missing": "We have none",
  "reconcile.mean": "Ours less page, mean",
  "reconcile.absolute": "Mean distance",
  "reconcile.variants": "Which way to count explains the page's values best",
  "reconcile.variants-points": "Which way to count explains the page's points best",
  "reconcile.variants-note":
    "“Cannot tell”: on these days it cannot be told from the best (sign test, 5%). “Differs”: figures on which it says something else than we do; where there are none, nothing can tell.",
  "reconcile.variants-by-points":
    "The page's values were not written down, so ways to count are judged by points, where another standard may look the same.",
  "reconcile.variant": "Way to count",
  "reconcile.differs": "Differs",
  "reconcile.better": "Better days",
  "reconcile.worse": "Worse days",
  "reconcile.tied": "From the best",
  "reconcile.tied.yes": "cannot tell",
  "reconcile.tied.no": "can be told",
  "reconcile.tied.best": "the best",
  "reconcile.standards": "Standards that the page taught",
  "reconcile.standards-note":
    "Thick line: learnt, with the range that is 90% sure (strokes for tiers). Broken line: shipped. Dots: value and points that the page showed together. Stroke on the ground: values seen. Elsewhere the assumption still speaks.",
  "reconcile.standard-label":
    "{title}: from {from} to {to} the shipped standard gives {shipped} points, the learnt one {learnt}.",
  "reconcile.standard-unseen": "{title}: no value was seen; the shipped standard stays.",
  "reconcile.standard": "Value → points learnt (90% sure)",
  "reconcile.standard-bounds": "{value} → {points} ({low} to {high})",
  "reconcile.known": "Learnt",
  "reconcile.status.learnt": "learnt",
  "reconcile.status.at-one-value": "learnt at one value",
  "reconcile.status.partly": "partly learnt",
  "reconcile.status.not-learnt": "hardly learnt",
  "reconcile.status-say": "{status} ({share} of the uncertainty gone)",
  "reconcile.weights": "Weights that the page taught",
  "reconcile.table": "Within",
  "reconcile.member": "Weight of",
  "reconcile.shipped": "Shipped",
  "reconcile.learnt": "Learnt",
  "reconcile.interval": "90% sure",
  "reconcile.not-learnt.no-scores": "No points of the page were written down; standards stay as shipped.",
  "reconcile.not-learnt.too-few-days":
    "Fewer than 7 days have points: too few to learn from; standards stay as shipped.",
  "reconcile.not-learnt.nothing-moves":
    "The points never moved: standards cannot be learnt and stay as shipped.",
  "reconcile.not-learnt.no-values":
    "No metric has a value on the days with points; standards stay as shipped.",
  "reconcile.not-learnt.nothing-differs": "All points agree: nothing needs to change.",
};
