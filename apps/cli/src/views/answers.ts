import type { ScoreReport } from "@scorecast/core/report";
import type { Answer, ProjectionReport, ScenarioResult } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { chance, figure, percent } from "./figures.ts";
import { paragraph } from "./paragraph.ts";
import { questionText } from "./question.ts";
import { type TableCell, table } from "./table.ts";

const BASELINE = "baseline";

/** The questions and their answers by scenario; when and for how long where a question asks for "ever". */
export function answerTable({ scenarios }: ProjectionReport, score: ScoreReport, call: Call): string {
  const { say, pick } = call;
  const questions = scenarios[0]!.answers;
  if (questions.length === 0) return "";
  const rows = questions.map(({ question }, q): TableCell[] => [
    questionText(question, score, call),
    ...scenarios.map(({ answers }) => {
      const { value, standardError, kind, interval } = answers[q]!;
      if (value === null) return say(kind === "day" ? "answer.never" : "answer.none");
      if (typeof value === "string") return dayText(value, interval, call);
      const text = chance(value, interval as readonly [number, number]);
      const known = standardError === null || !/^\d/.test(text);
      return known ? text : `${text} ± ${percent(1.96 * standardError, 1)}`;
    }),
  ]);
  const columns = [
    { title: say("column.question"), widest: 44 },
    ...scenarios.map(({ id, title }) => ({
      title: id === BASELINE ? say("forecast.baseline") : pick(title),
      align: "right" as const,
      widest: 28,
    })),
  ];
  const width = call.io.stdout.columns;
  const passages = passageLines(scenarios[0]!, score, call).map((line) => paragraph(line, width, "  "));
  return [say("forecast.answers"), table(columns, rows, width), ...passages].join("\n");
}

/** When the futures of a scenario get there for the first time, and for how many days. */
function passageLines({ answers }: ScenarioResult, score: ScoreReport, call: Call): string[] {
  const { say } = call;
  return answers.flatMap(({ question, passage, value }) => {
    if (!passage || value === 0) return [];
    const { daysMet, firstDay } = passage;
    const days = (p: string) => figure(daysMet.quantiles[p]!, 0);
    const [tenth, half] = [firstDay["0.1"], firstDay["0.5"]];
    const key = !tenth ? "forecast.passage-rare" : half ? "forecast.passage" : "forecast.passage-half";
    return [
      say(key, {
        event: questionText(question, score, call),
        tenth: tenth ?? "",
        half: half ?? "",
        days: figure(daysMet.mean, 1),
        error: figure(1.96 * daysMet.standardError, 1),
        low: days("0.1"),
        high: days("0.9"),
      }),
    ];
  });
}

/** The day, and the days between which it lies where they are others; without the year where it is the same. */
function dayText(day: string, interval: Answer["interval"], { say }: Call): string {
  const [first, last] = interval ?? [];
  if (typeof first !== "string" || (first === day && last === day)) return day;
  const short = (date: string) => (date.startsWith(day.slice(0, 5)) ? date.slice(5) : date);
  return typeof last === "string"
    ? say("answer.day", { day, from: short(first), to: short(last) })
    : say("answer.day-open", { day, from: short(first) });
}
