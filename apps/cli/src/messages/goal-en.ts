import type { goalZh } from "./goal-zh.ts";

/** English text of `scorecast goal` on the terminal. */
export const goalEn: Readonly<Record<keyof typeof goalZh, string>> = {
  "goal.budget": '--budget cannot be "{text}": write an amount in yuan such as 20000.',
  "goal.no-target":
    'There is no target: add --target "P(total >= 80 on 2026-11-11) >= 0.8", or write a target under goal in the scenario file.',
  "goal.lever-part":
    '"{part}" in --lever "{text}" cannot be read; write ID:2026-10-08..2026-10-20,dose=0.5..1,once=2000,perDay=150,perOrder=0.2,ramp=7d,adherence=0.9,effect=0.3..0.6,product=ID.',
  "goal.met":
    "Nothing needs to be done: as things are, {question} with a chance of {chance} ({low}–{high}); {asked} is asked. Cost: 0 yuan.",
  "goal.reached":
    "The cheapest plan: {count} measures for some {cost} yuan; {question} with a chance of {chance} ({low}–{high}), {asked} is asked. As things are it is {before}.",
  "goal.reached-unpriced":
    "The fewest measures: {count}; {question} with a chance of {chance} ({low}–{high}), {asked} is asked. As things are it is {before}. No costs were given, so plans are ranked by the number of measures, not by money.",
  "goal.over-budget":
    "Out of reach for {budget} yuan. The best plan within it costs {cost} yuan: {question} with a chance of {chance} ({low}–{high}), {asked} is asked. The cheapest that reaches it needs some {beyond} yuan.",
  "goal.unreachable":
    "Cannot be reached: even with every useful measure at its strongest, {question} with a chance of {strongest} ({strongestLow}–{strongestHigh}); {asked} is asked.",
  "goal.best":
    "The best there is: {cost} yuan for a chance of {chance} ({low}–{high}). As things are it is {before}.",
  "goal.best-unpriced":
    "The best there is: {count} measures for a chance of {chance} ({low}–{high}). As things are it is {before}.",
  "goal.undecided":
    "Undecided: the best plan has a chance of {chance} ({low}–{high}), and {asked}, which is asked, lies within that error. Run again with more --replications.",
  "goal.facts":
    "{name}, rules {rules}, {days} days from {start}; {search} futures a plan in the search, {fresh} for the verdict",
  "goal.plan": "The plan",
  "goal.nothing": "No measure is taken.",
  "goal.measure": "measure",
  "goal.dose": "dose",
  "goal.from": "from",
  "goal.cost": "cost",
  "goal.split": "of which",
  "goal.split-parts": "once {once}, by day {perDay}, by order {perOrder}",
  "goal.yuan": "{amount} yuan",
  "goal.others": "Plans of other measures",
  "goal.beyond": "The cheapest plan whatever the budget",
  "goal.chance": "chance",
  "goal.against": "beside the plan above",
  "goal.near-cost": "nearly as cheap",
  "goal.dearer": "{share} dearer",
  "goal.more-measures": "{count} more",
  "goal.same-count": "as many",
  "goal.tied": "chances cannot be told apart",
  "goal.likelier": "{points} points likelier",
  "goal.less-likely": "{points} points less likely",
  "goal.ranged": "{value} ({low}–{high})",
  "goal.room": "What binds",
  "goal.bind.budget": "The budget is used up; more would be needed.",
  "goal.bind.highest-dose": "{lever}: at the highest dose that is allowed.",
  "goal.bind.lowest-dose": "{lever}: at the lowest dose that is allowed; less would be cheaper.",
  "goal.bind.earliest": "{lever}: begins on the earliest day that is allowed.",
  "goal.bind.latest": "{lever}: begins on the latest day that is allowed; later would be cheaper.",
  "goal.bind.exclusive": "{lever} and {other} exclude each other.",
  "goal.bind.none": "No bound is touched.",
  "goal.unspent": "{amount} yuan of the budget are left.",
  "goal.next":
    "The next money is best spent on {lever} (dose {dose}, from {from}): {money} yuan add {points} percentage points ({low} to {high}), about {rate} per {unit} yuan.",
  "goal.no-next": "No more money is seen to raise the chance.",
  "goal.latest-plan": "This plan may begin as late as {day} and still reach it.",
  "goal.latest-plan-late": "This plan cannot wait a day longer.",
  "goal.latest-strongest": "With every useful measure at its strongest one may begin as late as {day}.",
  "goal.offered": "Each measure alone, at its strongest from its earliest day",
  "goal.gain": "better on average by",
  "goal.alone": "chance",
  "goal.verdict": "verdict",
  "goal.verdict.helps": "helps",
  "goal.verdict.changes-nothing": "changes nothing that the target is about",
  "goal.verdict.does-not-help": "not seen to help",
  "goal.verdict.left-out": "helps; left out because there are too many",
  "goal.gain-error": "{gain} (±{error})",
  "goal.more-offered": "{count} more; -o FILE has them all.",
  "goal.curse":
    "A plan that was chosen always looks better in the futures that it was chosen by: there it was {searched}, in futures that had no part in it {fresh}. All numbers above are of the latter kind.",
  "goal.aim":
    "The search aimed at {aim}, a little more than is asked, so that fresh futures show what is asked even at the low end of their error.",
  "goal.effects":
    "Effects of measures are mostly assumed; write the effect that a trial in your own shop has shown. Costs run up to {end} and are yours to give.",
  "goal.effects-unpriced":
    "Effects of measures are mostly assumed; write the effect that a trial in your own shop has shown. With costs the cheapest plan can be told.",
  "goal.no-batch":
    '--batch "{text}": the record has no bad review, return or the like of it; check the product id or the days.',
  "goal.asked": "Asked backwards (exact under the rules, from the record, without dice{mark})",
  "goal.mark": "; {mark}",
  "goal.orders":
    "{today} more orders that are good in every respect (picked up at once, signed the next day, five stars) show {threshold} today; over {days} days, while the record rolls off, it takes {rolled}.",
  "goal.orders-none": "no number (something else holds it down)",
  "goal.orders-there":
    "Today's total is at {threshold} already; while the record rolls off and nothing else comes, it takes {rolled} good orders over {days} days to keep it.",
  "goal.review":
    "One more one-star review costs {points} points today (shown: {displayed}); it counts from {from} to {until}, and {orders} good orders make up for it.",
  "goal.review-free": "One more one-star review changes no point today.",
  "goal.product": "Product {product}",
  "goal.days": "{from} to {to}",
  "goal.batch":
    "{what}: {events} bad events cost {points} points today; from {half} on less than half of that, from {gone} on none of them counts.",
  "goal.batch-free":
    "{what}: {events} bad events change no point today (the score would be the same without them); from {gone} on none of them counts.",
  "goal.batch-none":
    "No product has more bad events than its share of orders; name a product or days with --batch.",
  "goal.file": "Made by scorecast goal for {target}. scorecast compare gives the same numbers for this file.",
  "goal.file-options": "give compare the same {options}",
  "goal.note.title": "How to read it",
};
