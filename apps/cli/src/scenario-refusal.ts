import type { ScenarioIssue } from "@scorecast/simulator";
import type { Call } from "./commands/command.ts";
import { refusalOf, type UserDocument } from "./document.ts";
import { Refusal } from "./refusal.ts";

/** The problems of a study, each at its place in the user's file; without places where there is none. */
export function refusal(
  call: Call,
  document: UserDocument | null,
  problems: readonly ScenarioIssue[],
): Refusal {
  const issues = problems.map(({ path, text }) => ({ path, message: call.pick(text) }));
  return document === null ? new Refusal(issues.map(({ message }) => message)) : refusalOf(document, issues);
}
