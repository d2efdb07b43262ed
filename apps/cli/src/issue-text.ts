import type { Key } from "./messages/zh.ts";
import type { Speech } from "./translate.ts";

/** Sentences of the rule schema, which speaks English, and the text that says the same; groups become blanks. */
const known: readonly (readonly [RegExp, Key])[] = [
  [/^unknown key "(?<word>.*)": did you mean "(?<near>.*)"\?$/, "issue.unknown-key-near"],
  [/^unknown key "(?<word>.*)": remove it$/, "issue.unknown-key"],
  [/^"(?<word>.*)" is no [^:]*: did you mean "(?<near>.*)"\?$/, "issue.unknown-name-near"],
  [/^"(?<word>.*)" is no [^:]*: valid: (?<words>.*)$/, "issue.unknown-name"],
  [/^weights sum to (?<sum>.*); make them sum to 100$/, "issue.weights"],
  [/^these overrides are for "(?<base>.*)" but are applied to "(?<rules>.*)";/, "issue.base"],
  [/^Invalid input: expected (?<expected>.*), received (?<received>.*)$/, "issue.type"],
  [/^Too (?:small|big): (?<detail>.*)$/, "issue.limits"],
];

/** An issue of a rule or overrides file in the reader's language; one that is not known here stays as it is. */
export function issueText(message: string, { say }: Speech): string {
  for (const [pattern, key] of known) {
    const match = pattern.exec(message);
    if (match) return say(key, match.groups);
  }
  return message;
}
