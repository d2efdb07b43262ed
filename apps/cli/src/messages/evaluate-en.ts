import type { evaluateZh } from "./evaluate-zh.ts";

/** English text of `evaluate`. */
export const evaluateEn = {
  "evaluate.what":
    "Nothing to evaluate: give --measure LEVER --from DATE, or --metric ID --from DATE, or a plan file.",
  "evaluate.plan-says": "The plan file says this; write --{option} there and not on the command line.",
  "evaluate.no-measure": 'The plan has no measure "{word}". {hint}There are: {words}',
  "evaluate.none-begun": "No measure of the plan has begun: fill in started.",
  "evaluate.no-lever": 'There is no lever "{word}". {hint}Valid: {words}',
  "evaluate.effect-alone": "--effect needs --measure: without a lever there is no parameter.",
  "evaluate.effect": '--effect "{text}" is neither a range nor a number; write "0.3 to 0.6".',
  "evaluate.unknown-metric": '{rules} has no metric "{word}". {hint}There are: {words}',
  "evaluate.rules-changed": "The rules changed from {before} to {after}; both sides are scored by {after}.",
  "evaluate.not": "{title}: not evaluated, {why}",
  "evaluate.not-title": "Not evaluated",
  "evaluate.facts":
    "{name} · {rules} · as of {asOf} · {without} futures without the measure, {with} with it at each effect",
  "evaluate.worked": "it worked",
  "evaluate.no-sign": "no sign of it",
  "evaluate.worse": "worse",
  "evaluate.too-early": "too early to tell",
  "evaluate.heading": "{title}: {verdict}",
  "evaluate.together":
    "It runs beside {titles}, which act on the same thing and cannot be told apart: this is what came of all of them.",
  "evaluate.say":
    "{metric}: {actual}, {days} days after {from}. Without it most likely {mean} (nine times in ten {low} to {high}). Difference {effect} (90% interval {effectLow} to {effectHigh}).",
  "evaluate.tail": "Without it {share} of 100 futures are as good (simulation error {low}–{high}).",
  "evaluate.tail-bad": "Without it only {share} of 100 futures are as bad (simulation error {low}–{high}).",
  "evaluate.total":
    "Total {actual}, without it most likely {mean}: {effect} points (90% interval {low} to {high}), whatever else changed meanwhile included.",
  "evaluate.touched": "Of what is behind today's figure at most {share} came after the measure began.",
  "evaluate.expected": "Expected was {effect}; if it is so large, the chance to see it today is {power}.",
  "evaluate.tellable": "On {date} the chance to see it reaches 80%.",
  "evaluate.never":
    "Up to {date} the chance to see it stays below 80% (at most {most}): for this shop's orders the effect is too small.",
  "evaluate.as-poor": "Of 100 futures in which it works as expected {share} come out as poorly.",
  "evaluate.beyond":
    "Of 100 futures in which it works as expected only {share} come out as well: most likely something else helped, or it does more than expected.",
  "evaluate.detectable": "Least change that would be seen today with a chance of 80%: {value}.",
  "evaluate.posterior":
    'Parameter "{parameter}": expected {low}–{high}, after the record {postLow}–{postHigh} (mean {mean} ± {error}).',
  "evaluate.ratio-for":
    "What came is {ratio} times as likely if it works as expected than if it does nothing.",
  "evaluate.ratio-against":
    "What came is {ratio} times as likely if it does nothing than if it works as expected.",
  "evaluate.paste": "For a scenario file: effect: {effect}",
  "evaluate.confounders": "Meanwhile there was:",
  "evaluate.confounder": "{kind} {from}{until} {text}",
  "evaluate.until": " to {day}",
  "evaluate.kind.measure": "measure",
  "evaluate.kind.incident": "incident",
  "evaluate.kind.festival": "festival",
  "evaluate.kind.demand": "demand",
  "evaluate.kind.violation": "violation",
  "evaluate.kind.rules": "rules",
  "evaluate.placebos":
    'Judged the same way, of {of} earlier days on which nothing began {worked} would be called "it worked" and {worse} "worse" (about {expected} each by chance).',
  "evaluate.no-placebos": "The record before the measure is too short to test on earlier days.",
  "evaluate.widened": "Those days lie farther out than the ranges say; the ranges were widened {by} times.",
  "evaluate.peeking":
    'Who looks every week until it says "it worked" is wrong more often than {share}; look on the date above.',
  "evaluate.meaning":
    '"It worked": fewer than {share} of the futures without it are as good. That proves no cause: whatever else changed meanwhile is in it.',
  "evaluate.column.measure": "measure",
  "evaluate.column.from": "since",
  "evaluate.column.metric": "metric",
  "evaluate.column.effect": "difference",
  "evaluate.column.interval": "90% interval",
  "evaluate.column.points": "total",
  "evaluate.column.verdict": "verdict",
  "evaluate.points-of-share": "{value} pp",
} as const satisfies Record<keyof typeof evaluateZh, string>;
