/** A question of a scenario file, taken apart for tables and sentences. */
export type Question = { readonly node: string; readonly op: string; readonly threshold: number } & (
  | { readonly kind: "on"; readonly date: string }
  | { readonly kind: "ever" }
  | { readonly kind: "when"; readonly probability: number }
);

const condition = String.raw`P\(\s*([a-z][a-z0-9-]*)\s*(>=|<=|>|<)\s*(-?[\d.]+)`;
const patterns = {
  on: new RegExp(String.raw`^${condition}\s+on\s+(\d{4}-\d{2}-\d{2})\s*\)$`),
  ever: new RegExp(String.raw`^${condition}\s+ever\s*\)$`),
  when: new RegExp(String.raw`^when\s+${condition}\s*\)\s*>=\s*([\d.]+)$`),
};

/** The parts of `text`, such as "P(total >= 80 on 2026-11-11)"; null for a form this page does not know: show it as it is. */
export function parseQuestion(text: string): Question | null {
  for (const kind of ["on", "ever", "when"] as const) {
    const match = patterns[kind].exec(text.trim());
    if (!match) continue;
    const base = { node: match[1]!, op: match[2]!, threshold: Number(match[3]) };
    if (kind === "on") return { ...base, kind, date: match[4]! };
    if (kind === "ever") return { ...base, kind };
    return { ...base, kind, probability: Number(match[4]) };
  }
  return null;
}
