import type { reconcileZh } from "./reconcile-zh.ts";

/** English text of `reconcile`. */
export const reconcileEn: Readonly<Record<keyof typeof reconcileZh, string>> = {
  "reconcile.no-observed":
    "{name}: no scores that the platform's page showed (observed.csv), so there is nothing to reconcile. Write down a row a day: a table with the columns date, node, value, score (node: total, a dimension or a metric id), or one in the page's own words as docs/reconcile.md shows; add it with scorecast import FILE -o FOLDER. From 7 days on something can be learnt, 30 to 60 teach it well.",
  "reconcile.no-day":
    "{name}: observed.csv holds no figure that rule version {rules} knows. Check the column node (total, a dimension or a metric id) and the dates, or choose another version with --rules.",
  "reconcile.other-kind":
    "{name} ({industry}, {type}) and {first} ({firstIndustry}, {firstType}) are not of one industry and shop type: their standards differ and cannot be learnt together. Run them one by one.",
  "reconcile.draws": "{option} {text} is not usable; write a whole number from {least} to {most}",
  "reconcile.heading":
    "Of {figures} figures that the page showed on {days} days, ours agree in {agree} ({share})",
  "reconcile.heading-none":
    "The page showed figures on {days} days, and we have none of them (no data): nothing to compare",
  "reconcile.facts": "{from} to {to} · {rules}",
  "reconcile.other-rules":
    "{count} more days are under other rule versions and were left out; choose a version with --rules.",
  "reconcile.unknown": "These names of observed.csv do not belong to {rules} and were left out: {nodes}.",
  "reconcile.node": "what",
  "reconcile.part": "figure",
  "reconcile.part-value": "value",
  "reconcile.part-score": "points",
  "reconcile.compared": "days compared",
  "reconcile.agree": "agree",
  "reconcile.missing": "we have none",
  "reconcile.mean": "ours less page",
  "reconcile.absolute": "mean distance",
  "reconcile.largest": "greatest difference (page → ours)",
  "reconcile.largest-day": "{date} {page} → {ours}",
  "reconcile.variants": "Which way to count explains the page's values best ({count} tried)",
  "reconcile.variants-points":
    "The page's values were not written down, so ways to count are judged by points, where another standard may look the same ({count} tried)",
  "reconcile.variant": "way to count",
  "reconcile.variant-agree": "agree",
  "reconcile.differs": "figures that differ",
  "reconcile.days": "days better/worse",
  "reconcile.p": "by chance",
  "reconcile.tied": "cannot tell",
  "reconcile.best": "explains best",
  "reconcile.adopted": "The cause is most likely: {title}. {remedy}",
  "reconcile.adopted-next": "And on top of it: {title}. {remedy}",
  "reconcile.not-adopted":
    "No way to count explains the page clearly better than ours ({agree} of {compared} agree): what is left may be rows missing from the exports, or several causes at once.",
  "reconcile.same-figures":
    "{count} more give the same figures as we do on these days: nothing can tell, and they are not listed.",
  "reconcile.tied-note":
    '"Cannot tell": on these days it cannot be told from the best (sign test, 5 %); write down more days.',
  "reconcile.all-agree": "Every value that can be compared agrees: we count as the page does.",
  "reconcile.learnt": "Standards learnt from the points ({days} days, {draws} equally likely sets)",
  "reconcile.metric": "metric",
  "reconcile.known": "learnt",
  "reconcile.seen": "values seen",
  "reconcile.at-low": "at the left end: shipped → learnt",
  "reconcile.at-high": "at the right end: shipped → learnt",
  "reconcile.points": "{before} → {after}",
  "reconcile.known-learnt": "yes, {share}",
  "reconcile.known-at-one-value": "at one value, {share}",
  "reconcile.known-partly": "partly, {share}",
  "reconcile.known-not-learnt": "hardly, {share}",
  "reconcile.weights": "Weights learnt (%)",
  "reconcile.table": "within",
  "reconcile.weight": "shipped → learnt (90 % sure)",
  "reconcile.member": "{title} {shipped} → {learnt} ({low} to {high})",
  "reconcile.held-out":
    "Checked: learnt from the days before {from} alone, then held against {from} to {to}, which took no part",
  "reconcile.held-days": "days",
  "reconcile.held-within": "within {scale}: shipped → learnt",
  "reconcile.held-mean": "mean distance: shipped → learnt",
  "reconcile.final":
    "The standards above and the file written use all days. The page's rounding counts as no difference.",
  "reconcile.not-held-out": "Too few days to keep some back and check.",
  "reconcile.known-note":
    "Learnt: how much of the assumption's uncertainty on these days the points took away. Metrics that did not move, or always move together, cannot be learnt: they rest on the assumption, and their uncertainty stays in the sets and goes into forecasts.",
  "reconcile.not-learnt.no-scores":
    "No points of the page were written down: standards cannot be learnt and stay as shipped.",
  "reconcile.not-learnt.too-few-days":
    "Fewer than 7 days have points: too few to learn standards from; they stay as shipped. Go on writing them down.",
  "reconcile.not-learnt.nothing-moves":
    "The points written down never moved: standards cannot be learnt and stay as shipped. Go on until they move.",
  "reconcile.not-learnt.no-values":
    "On the days with points no metric has a value: standards cannot be learnt and stay as shipped.",
  "reconcile.not-learnt.nothing-differs":
    "All points agree: the shipped standards do, nothing needs to change.",
  "reconcile.no-file": "There is nothing to write: {file} names the rule version alone.",
  "reconcile.use": "Every command takes the file: --overrides {file}",
  "reconcile.write":
    "To use what was learnt, add -o my-rules.yaml, and --overrides my-rules.yaml to any command",
  "reconcile.seed": "Seed {seed}: the same data and seed give the same bytes.",
  "reconcile.yaml-head":
    "Learnt by scorecast reconcile from scores that the page showed: {shops}, {from} to {to}. For any command: --overrides this file.",
  "reconcile.yaml-draws":
    "Equally likely sets: simulated futures take turns, so that forecasts hold the uncertainty of the rules. Without draws the rules count as certain.",
};
