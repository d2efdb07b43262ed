// How often `evaluate` is right: on generated shops in which nothing or something begins, and on the real orders of the
// Olist sample (its folder as an argument; nothing is fetched), where nothing is known to begin.
// Use: tsx scripts/evaluate-evidence.ts nothing [SEEDS]
//      tsx scripts/evaluate-evidence.ts measure [SEEDS]
//      tsx scripts/evaluate-evidence.ts olist FOLDER [EVERY_DAYS]
import { DAYS, measureBegins, NODES, nothingHappens } from "./evaluate/generated.ts";
import { type JudgedMeasure, shareOf, widenedByPlacebos } from "./evaluate/judged.ts";
import { judgeOlistMeasures } from "./evaluate/olist.ts";

const [what, first, second] = process.argv.slice(2);
const started = process.hrtime.bigint();

if (what === "nothing") {
  tell("nothing begins", nothingHappens(Number(first ?? 30)));
} else if (what === "measure") {
  const judged = measureBegins("steady-fashion", Number(first ?? 100), [0.9, 0.75, 0.5]);
  for (const [factor, own] of judged) tell(`everything takes ${factor} times as long`, own);
} else if (what === "olist" && first) {
  const judged = await judgeOlistMeasures(first, Number(second ?? 14));
  tell("real orders", judged);
  tell("real orders, ranges widened by placebos", widenedByPlacebos(judged));
} else {
  console.error(
    "Use: tsx scripts/evaluate-evidence.ts nothing|measure [SEEDS] [PLACEBOS] | olist FOLDER [EVERY_DAYS]",
  );
  process.exitCode = 2;
}
console.log(`${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);

function tell(title: string, all: readonly JudgedMeasure[]): void {
  console.log(
    `\n## ${title} (${new Set(all.map(({ shop }) => shop)).size} shops, ${all.length} evaluations)`,
  );
  console.log('node | days | n | "worked" % | "worse" % | 90 % interval holds % | mean size, sd');
  const nodes = [...new Set(all.map(({ node }) => node))].sort((a, b) => NODES.indexOf(a) - NODES.indexOf(b));
  const days = [...new Set([...DAYS, ...all.map((one) => one.days)])].sort((a, b) => a - b);
  for (const node of nodes)
    for (const day of days)
      row(
        node,
        String(day),
        all.filter((one) => one.node === node && one.days === day),
      );
  row("all", "all", all);
}

function row(node: string, days: string, own: readonly JudgedMeasure[]): void {
  if (own.length === 0) return;
  const known = own.filter(({ held }) => held !== null);
  const size = known.reduce((sum, one) => sum + one.size!, 0) / known.length;
  console.log(
    [
      ...[node, days, own.length, shareOf(own, ({ worked }) => worked), shareOf(own, ({ worse }) => worse)],
      ...[shareOf(known, ({ held }) => held!), known.length > 0 ? size.toFixed(2) : "–"],
    ].join(" | "),
  );
}
