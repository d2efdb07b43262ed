import type { Text } from "@scorecast/core/report";
import type { Feedback } from "../engine/feedback.ts";
import type { ScenarioIssue } from "./issue.ts";
import type { ScenarioSpec } from "./scenario-spec.ts";

/** The baseline once more, with a score that acts on nothing: what the feedback does is the difference. */
export const WITHOUT_FEEDBACK = "without-feedback";

const title: Text = {
  zh: "照现在这样，分数不反过来影响流量",
  en: "As things are, the score not acting back on traffic",
};

/** A feedback as the user asks for it. */
export type FeedbackSpec = Pick<Feedback, "elasticity"> & Partial<Feedback>;

/** Where only the elasticity is given (assumed): the next day, at most half as many orders more or less. */
const usual = { delayDays: 1, least: 0.5, most: 1.5 } as const;

/** With the usual values for what is absent. */
export function completeFeedback({ elasticity, cutoff, ...given }: FeedbackSpec): Feedback {
  return { elasticity, ...usual, ...given, ...(cutoff && { cutoff }) };
}

/** Every scenario with the feedback, and the baseline without it beside them. */
export function withFeedback(
  scenarios: readonly ScenarioSpec[],
  feedback: Feedback | undefined,
  baseline: string,
): readonly ScenarioSpec[] {
  if (!feedback) return scenarios;
  const apart = scenarios.find(({ id }) => id === baseline)!;
  return [
    ...scenarios.map((scenario) => ({ ...scenario, feedback })),
    { ...apart, id: WITHOUT_FEEDBACK, title },
  ];
}

/** What is wrong with a feedback and the scenarios beside it. */
export function feedbackIssues(
  scenarios: readonly ScenarioSpec[],
  feedback: Feedback | undefined,
): ScenarioIssue[] {
  if (!feedback) return [];
  const { elasticity, delayDays, least, most, cutoff } = feedback;
  const wrong: (readonly [string, number, boolean, Text])[] = [
    ["elasticity", elasticity, elasticity >= 0 && elasticity <= 20, { zh: "0 到 20", en: "0 to 20 percent" }],
    [
      "delay",
      delayDays,
      Number.isInteger(delayDays) && delayDays >= 1,
      { zh: "至少 1 天", en: "1 day or more" },
    ],
    ["least", least, least >= 0 && least <= 1, { zh: "0 到 1", en: "0 to 1" }],
    ["most", most, most >= 1 && most <= 10, { zh: "1 到 10", en: "1 to 10" }],
    [
      "cutoff",
      cutoff?.to ?? 1,
      !cutoff || (cutoff.to >= 0 && cutoff.to <= 1),
      { zh: "0 到 1", en: "0 to 1" },
    ],
  ];
  const issues = wrong.flatMap(([key, value, fits, range]): ScenarioIssue[] =>
    fits
      ? []
      : [
          {
            path: ["feedback", key],
            text: {
              zh: `feedback 的 ${key} 为 ${value}，超出范围；请写 ${range.zh}`,
              en: `${key} of feedback is ${value}, out of range; write ${range.en}`,
            },
          },
        ],
  );
  if (scenarios.some(({ id }) => id === WITHOUT_FEEDBACK))
    issues.push({
      path: ["scenarios", WITHOUT_FEEDBACK],
      text: {
        zh: `开启 feedback 时会自动加上方案 ${WITHOUT_FEEDBACK}；请换个名字`,
        en: `with feedback a scenario ${WITHOUT_FEEDBACK} is added by itself; take another name`,
      },
    });
  return issues;
}
