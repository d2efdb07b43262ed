import type { goalZh } from "./goal-zh.ts";

/** English text of the section on reaching a target. */
export const goalEn = {
  "section.goal": "How to get there",
  "goal.on": "{condition} on {date}",
  "goal.ever": "{condition} on some day",
  "goal.ranged": "{value} ({low}–{high})",
  "goal.met":
    "Nothing needs to be done: as things are, the chance of “{condition}” is {chance}; {asked} is asked.",
  "goal.reached":
    "The cheapest plan: {count} {count|measure|measures} for some {cost} give “{condition}” a chance of {chance}; {asked} is asked. As things are it is {before}.",
  "goal.reached-unpriced":
    "The fewest measures: {count} {count|measure gives|measures give} “{condition}” a chance of {chance}; {asked} is asked. As things are it is {before}. No costs were given: plans are ranked by the number of measures, not by money.",
  "goal.over-budget":
    "Out of reach for {budget}. The best plan within it costs {cost} and gives “{condition}” a chance of {chance}; {asked} is asked. The cheapest that reaches it needs some {beyond}.",
  "goal.unreachable":
    "Cannot be reached: with every useful measure at its strongest “{condition}” has a chance of {strongest}; {asked} is asked. The best there is: {cost} for {chance}. As things are it is {before}.",
  "goal.unreachable-unpriced":
    "Cannot be reached: with every useful measure at its strongest “{condition}” has a chance of {strongest}; {asked} is asked. As things are it is {before}.",
  "goal.undecided":
    "Undecided: the best plan gives “{condition}” a chance of {chance}, and {asked}, which is asked, lies within that error. Run again with more futures.",
  "goal.nothing": "no measure",
  "goal.measure": "{lever} (dose {dose}, from {from})",
  "goal.measures": "{count} {count|measure|measures}",
  "goal.front-title": "What more money buys",
  "goal.front-note":
    "Each point is a plan, its upright line the error of the simulation; the large one is recommended, the dashed line is what is asked.",
  "goal.front-note-avoid":
    "Each point is a plan, its height the chance of being spared what the target names, its upright line the error of the simulation; the large one is recommended, the dashed line is what is asked.",
  "goal.front-item": "{cost} {chance}",
  "goal.front-label": "Cost and chance of plans, {asked} is asked: {list}.",
  "goal.asked-line": "asked {asked}",
  "goal.budget-line": "budget",
  "goal.cost-axis": "expected cost",
  "goal.count-axis": "number of measures",
  "goal.timeline-title": "The recommended plan: what begins when",
  "goal.timeline-note":
    "Costs run up to {date} at the shop's own prices; effects of measures are mostly assumed, so replace them by a trial of your own.",
  "goal.unpriced-note":
    "Up to {date}; effects of measures are mostly assumed, so replace them by a trial of your own.",
  "goal.timeline-item": "{label} from {from}, {note}",
  "goal.dose-cost": "dose {dose}, {cost}",
  "goal.dose-only": "dose {dose}",
  "goal.column-plan": "plan",
  "goal.column-measures": "measures",
  "goal.column-dose": "dose",
  "goal.column-from": "from",
  "goal.part.once": "once",
  "goal.part.day": "by day",
  "goal.part.order": "by order",
  "goal.part.all": "in all",
  "goal.column-cost": "expected cost",
  "goal.column-chance": "chance",
  "goal.column-beside": "beside the recommended",
  "goal.others-title": "The recommended plan and others",
  "goal.plan": "recommended",
  "goal.other": "plan {number}",
  "goal.beyond-name": "whatever the budget",
  "goal.strongest-name": "everything at its strongest",
  "goal.near": "nearly as cheap",
  "goal.dearer": "{share} dearer",
  "goal.more-measures": "{more} measures",
  "goal.tied": "chances cannot be told apart",
  "goal.chance-apart": "chance {points} points",
  "goal.fresh-note":
    "A plan that was chosen always looks better in the futures that it was chosen by: there it was {searched}, in futures that had no part in it {fresh}. The numbers here are of the latter kind.",
  "goal.room-title": "What binds",
  "goal.bind.budget": "The budget is used up; more would be needed.",
  "goal.bind.highest-dose": "{lever}: at the highest dose that is allowed.",
  "goal.bind.lowest-dose": "{lever}: at the lowest dose that is allowed; less would be cheaper.",
  "goal.bind.earliest": "{lever}: begins on the earliest day that is allowed.",
  "goal.bind.latest": "{lever}: begins on the latest day that is allowed; later would be cheaper.",
  "goal.bind.exclusive": "{lever} and {other} exclude each other.",
  "goal.unspent": "{amount} of the budget are left.",
  "goal.next":
    "The next money is best spent on {lever} (dose {dose}, from {from}): {money} add {points} percentage points ({low} to {high}).",
  "goal.no-next": "No more money is seen to raise the chance.",
  "goal.latest-plan": "This plan may begin as late as {date} and still reach it.",
  "goal.latest-strongest": "With every useful measure at its strongest one may begin as late as {date}.",
  "inverse.title": "Asked backwards",
  "inverse.none": "no number (something else holds it down)",
  "inverse.orders":
    "{today} more orders that are good in every respect show {threshold} today; over {days} days, while the record rolls off, it takes {rolled}.",
  "inverse.there":
    "Today's total is at {threshold} already; while the record rolls off and nothing else comes, it takes {rolled} good orders over {days} days to keep it.",
  "inverse.review":
    "One more one-star review costs {points} points today; it counts from {from} to {until}, and {orders} good orders make up for it.",
  "inverse.review-free": "One more one-star review changes no point today.",
  "inverse.product": "Product {product}",
  "inverse.batch":
    "{what}: {events} bad {events|event|events} cost {points} points today; from {half} on less than half of that, from {gone} on none counts.",
  "inverse.batch-free":
    "{what}: {events} bad {events|event changes|events change} no point today (the score would be the same without); from {gone} on none counts.",
  "inverse.batch-none": "No product has more bad events than its share of orders.",
  "inverse.path": "How these bad events roll off",
  "inverse.left": "still counted",
  "inverse.cost": "points they cost, all else as today",
  "inverse.note":
    "Exact under the rules, from the record, without dice. An order good in every respect: picked up at once, signed the next day, five stars, no after-sale.",
} as const satisfies Record<keyof typeof goalZh, string>;
