// Does `diagnose` name the right cause? On generated shops with one known trouble, and on sound ones.
// Use: tsx scripts/diagnose-evidence.ts cases [COUNT] [SERIES] | healthy [COUNT] [SERIES]
import { parseDay } from "../packages/core/src/index.ts";
import {
  type CauseLine,
  causeLines,
  causes,
  groundOf,
  standardsWith,
} from "../packages/simulator/src/diagnose/index.ts";
import { rulesOf } from "../packages/simulator/test/rules.ts";
import { caseOf, healthyShop, kinds } from "./diagnose/cases.ts";

const RULES = "douyin-2026-09-08";
const AS_OF = parseDay("2026-11-01")!;
/** A trouble counts as material if its twin without it scores at least this much more. */
const MATERIAL = 1;
const ATTEMPTS = 20;

const [what = "cases", count = "200", series = "evidence"] = process.argv.slice(2);
const rules = rulesOf(RULES);
const started = process.hrtime.bigint();
const standards = standardsWith({});
const CHECKS = Object.keys(causes).length;

if (what === "cases") cases(Number(count));
else if (what === "healthy") healthy(Number(count));
else {
  console.error("Use: tsx scripts/diagnose-evidence.ts cases [COUNT] [SERIES] | healthy [COUNT] [SERIES]");
  process.exitCode = 2;
}
console.log(`${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);

function cases(n: number): void {
  const confusion = new Map<string, Map<string, number>>();
  let [right, among, covered, sized, redrawn, error] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < n; index++) {
    const found = materialCase(index);
    if (found === null) {
      console.log(`case ${index}: no material trouble in ${ATTEMPTS} draws`);
      continue;
    }
    redrawn += found.attempt;
    const { kind, name, lines, truth } = found;
    const alarms = lines.filter(isAlarm);
    const first = alarms[0]?.id ?? "none";
    const own = alarms.find(({ id }) => id === kind);
    if (first === kind) right++;
    if (own) among++;
    if (own?.interval) {
      sized++;
      error += Math.abs(own.points! - truth);
      if (truth >= own.interval[0] && truth <= own.interval[1]) covered++;
    }
    const row = confusion.get(kind) ?? new Map<string, number>();
    confusion.set(kind, row);
    row.set(first, (row.get(first) ?? 0) + 1);
    const list = alarms.map(({ id, points }) => `${id} ${points!.toFixed(1)}`).join(", ");
    console.log(
      `${first === kind ? "right" : "WRONG"} ${name}: ${kind}, truly ${truth.toFixed(1)} | ${list}`,
    );
  }
  console.log("\ntrue cause | ranked first");
  for (const id of Object.keys(kinds))
    console.log(`${id} | ${[...(confusion.get(id) ?? [])].map(([first, k]) => `${first} ${k}`).join(", ")}`);
  console.log(
    `\nright cause first: ${right} of ${n} (${interval(right, n)}); found at all: ${among}; redrawn: ${redrawn}`,
  );
  console.log(
    `of ${sized} found: the 95 % interval holds the true cost in ${covered}; mean error ${(error / sized).toFixed(2)} points`,
  );
}

/** The first draw of a case whose twin without the trouble scores a point more. */
function materialCase(index: number) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { kind, name, history, without } = caseOf(series, index, attempt);
    const ground = groundOf(history(), rules, AS_OF, standards, CHECKS);
    const twin = groundOf(without(), rules, AS_OF, standards, CHECKS);
    const truth = twin.scored.evaluation.formal - ground.scored.evaluation.formal;
    if (truth >= MATERIAL) return { kind, name, attempt, truth, lines: causeLines(ground) };
  }
  return null;
}

function healthy(n: number): void {
  let [alarmed, circumstances] = [0, 0];
  for (let index = 0; index < n; index++) {
    const { name, history } = healthyShop(series, index);
    const lines = causeLines(groundOf(history(), rules, AS_OF, standards, CHECKS));
    const alarms = lines.filter(isAlarm);
    if (lines.some(({ verdict, kind }) => verdict === "found" && kind === "circumstance")) circumstances++;
    if (alarms.length === 0) continue;
    alarmed++;
    console.log(
      `ALARM ${name}: ${alarms.map(({ id, points, says }) => `${id} ${points!.toFixed(1)} (${says.en})`).join(", ")}`,
    );
  }
  console.log(
    `silent: ${n - alarmed} of ${n} (${interval(n - alarmed, n)}); few orders noted in ${circumstances}`,
  );
}

function isAlarm({ verdict, kind, points }: CauseLine): boolean {
  return verdict === "found" && kind === "trouble" && points !== null;
}

/** Wilson's 95 % interval. */
function interval(k: number, n: number): string {
  const z = 1.959964;
  const p = k / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return `${(100 * p).toFixed(1)} % [${(100 * (middle - half)).toFixed(1)}, ${(100 * (middle + half)).toFixed(1)}]`;
}
