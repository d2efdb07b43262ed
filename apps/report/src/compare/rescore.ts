import { type Dossier, scoredOn } from "../dossier.ts";
import type { Compared } from "./compared.ts";

const safe = (text: string | null, pattern: RegExp, instead: string): string =>
  text !== null && pattern.test(text) ? text : instead;

/**
 * Command lines that make `others` again under the rule version of `reference`, and the page that compares them. What
 * comes from the results and could mean something to a shell is replaced by a word in capitals: a page may show results
 * of anybody.
 */
export function rescoreCommands(reference: Compared, others: readonly Compared[]): readonly string[] {
  const rules = safe(reference.dossier.rules, /^[a-z][a-z0-9-]*$/, "RULES");
  const made: string[] = [];
  const files = [`${reference.letter}.json`];
  for (const { letter, dossier } of others) {
    const day = safe(scoredOn(dossier), /^\d{4}-\d{2}-\d{2}$/, "DATE");
    const folder = `SHOP-${letter}`;
    if (dossier.projection === null || dossier.score !== null) {
      made.push(`scorecast score ${folder} --as-of ${day} --rules ${rules} -o ${letter}.json`);
      files.push(`${letter}.json`);
    }
    if (dossier.projection) {
      made.push(forecastCommand(folder, letter, day, rules, dossier.projection));
      files.push(`${letter}-forecast.json`);
    }
  }
  return [...made, `scorecast report ${files.join(" ")} -o compare.html`];
}

function forecastCommand(
  folder: string,
  letter: string,
  day: string,
  rules: string,
  { seed, horizon, replications, kind }: NonNullable<Dossier["projection"]>,
): string {
  const given = kind === "compare" ? `compare SCENARIOS-${letter}.yaml` : `forecast ${folder}`;
  const seedOption = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/.test(seed) ? ` --seed ${seed}` : "";
  const number = (n: number): number | string => (Number.isSafeInteger(n) ? n : "N");
  return `scorecast ${given} --as-of ${day} --horizon ${number(horizon)}d --rules ${rules} --replications ${number(replications)}${seedOption} -o ${letter}-forecast.json`;
}
