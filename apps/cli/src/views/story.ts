import { metrics } from "@scorecast/core";
import type { BadEvents, ChronicleDay, Happened, LostPoints } from "@scorecast/simulator/story";
import type { Call } from "../commands/command.ts";
import type { Key } from "../messages/zh.ts";
import type { StoryResult } from "../replay-future.ts";
import { figure, metricValue, signed } from "./figures.ts";

/** Days that are told again as the worst. */
const WORST = 5;
/** Metrics that are named as their reason. */
const METRICS = 2;

/** One future as a text that reads as Markdown: where the score goes, its worst days, and what every day brings. */
export function storyView(result: StoryResult, folder: string | null, call: Call): string {
  const { say } = call;
  const { days, scenario, replication, replications, seed, shop, start, rules } = result;
  const scored = days.filter((day) => day.total !== null);
  const head = [
    `# ${say("story.title", { name: plain(shop.name), replication, scenario })}`,
    "",
    say("story.about", { replications, seed, rules, days: result.horizon, start }),
    ...(scored.length === 0 ? [say("story.no-score")] : [roadOf(scored, call)]),
  ];
  const worst = worstDays(result, call);
  const parts = [
    head.join("\n"),
    ...(worst.length > 0 ? [[`## ${say("story.worst")}`, "", ...worst].join("\n")] : []),
    [
      `## ${say("story.days")}`,
      "",
      say("story.days-note"),
      "",
      ...days.map((_, i) => dayLine(days, i, call)),
    ].join("\n"),
    [`## ${say("story.trust")}`, "", ...trust(result, folder, call)].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A name that Markdown takes for nothing but text. */
function plain(name: string): string {
  return name.replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

function roadOf(scored: readonly ChronicleDay[], { say }: Call): string {
  const [first, last] = [scored[0]!, scored.at(-1)!];
  const least = scored.reduce((a, b) => (b.total! < a.total! ? b : a));
  const most = scored.reduce((a, b) => (b.total! > a.total! ? b : a));
  return say("story.road", {
    ...{ first: first.date, from: figure(first.total!, 1), last: last.date, to: figure(last.total!, 1) },
    ...{ lowest: figure(least.total!, 1), low: least.date, highest: figure(most.total!, 1), high: most.date },
  });
}

/** The days of the largest falls, each with what had become known since the day before. */
function worstDays(result: StoryResult, call: Call): string[] {
  const { days } = result;
  return days
    .map((day, i) => ({ day, i, change: changeOf(days, i) }))
    .filter(({ change }) => change !== null && change <= -0.05)
    .sort((a, b) => a.change! - b.change! || a.i - b.i)
    .slice(0, WORST)
    .map(({ day, i, change }) => {
      const stage = day.stage === days[i - 1]!.stage ? [] : [call.say(`stage.${day.stage}`)];
      const fell = day.lost.slice(0, METRICS).map((one) => lostText(one, result, call));
      const before = days[i - 1]!.happened;
      return `- ${call.say("story.fall", {
        ...{ date: day.date, change: signed(change!, 1), total: figure(day.total!, 1) },
        why: listOf([...stage, ...fell], call),
        events: before === null ? call.say("story.nothing-bad") : listOf(badParts(before, call), call),
      })}`;
    });
}

function lostText({ metric, points, from, to }: LostPoints, { titles }: StoryResult, call: Call): string {
  const unit = metrics[metric as keyof typeof metrics].unit;
  const [before, after] = [from, to].map((value) => metricValue(value, unit, call));
  return call.say("story.lost", {
    ...{ metric: call.pick(titles[metric]!), points: signed(points, 1), from: before!, to: after! },
  });
}

function changeOf(days: readonly ChronicleDay[], i: number): number | null {
  const [before, now] = [days[i - 1]?.total ?? null, days[i]!.total];
  return before === null || now === null ? null : now - before;
}

function dayLine(days: readonly ChronicleDay[], i: number, call: Call): string {
  const { say } = call;
  const { date, total, happened, rolledOff } = days[i]!;
  const change = changeOf(days, i);
  const score = total === null ? "–" : figure(total, 1);
  const moved = change === null ? "" : say("story.moved", { change: signed(change, 1) });
  const gone = badParts(rolledOff, call);
  const told = [
    ...(happened === null ? [] : [eventsOf(happened, call)]),
    ...(gone.length > 0 ? [say("story.rolled-off", { events: gone.join(say("list.comma")) })] : []),
  ];
  return `- ${date}  **${score}**${moved}${told.length > 0 ? say("story.colon") : ""}${told.join(say("story.semicolon"))}`;
}

function eventsOf(happened: Happened, call: Call): string {
  const { say } = call;
  const plain = say("story.events", {
    ...{ orders: happened.orders, signings: happened.signings, reviews: happened.reviews },
    ...{ applications: happened.applications, refunds: happened.refunds },
  });
  const bad = badParts(happened, call);
  return bad.length === 0 ? plain : say("story.and-bad", { events: plain, bad: bad.join(say("list.comma")) });
}

const badKeys = {
  badReviews: "story.bad-reviews",
  lateWaybills: "story.late-waybills",
  qualityReturns: "story.quality-returns",
  damageReturns: "story.damage-returns",
  badChats: "story.bad-chats",
  callsForHelp: "story.calls-for-help",
} as const satisfies Record<keyof BadEvents, Key>;

function badParts(events: BadEvents, { say }: Call): string[] {
  return (Object.keys(badKeys) as (keyof BadEvents)[]).flatMap((event) => {
    const count = events[event];
    return count === null || count === 0 ? [] : [say(badKeys[event], { count: figure(count, 0) })];
  });
}

function listOf(parts: readonly string[], { say }: Call): string {
  return parts.length === 0 ? say("story.nothing-bad") : parts.join(say("list.comma"));
}

function trust(
  { start, rules, untold, differences, days }: StoryResult,
  folder: string | null,
  call: Call,
): string[] {
  const { say } = call;
  const overrides = call.option("overrides");
  const more = overrides === null ? "" : ` --overrides ${overrides}`;
  const checked = days.length - new Set(differences.map(({ date }) => date)).size;
  return [
    `- ${say("story.made-up")}`,
    `- ${say(differences.length === 0 ? "story.exact" : "story.inexact", { days: days.length, checked })}`,
    ...(untold.length > 0 ? [`- ${say("story.untold", { count: untold.length })}`] : []),
    ...(folder === null
      ? [`- ${say("story.no-folder")}`]
      : [
          `- ${say("story.score-it", { command: `scorecast score ${folder} --as-of ${start} --rules ${rules}${more}` })}`,
        ]),
  ];
}
