// Simulation-based calibration of the fit, on more shops than a test can wait for: `tsx scripts/calibrate-fit.ts [SHOPS]`.
// Prints, per process, how often the 50, 80 and 90 % intervals hold the truth that was drawn, and by how many standard
// errors that is off. The figures in docs/simulation-model.md come from here.
import { coverage, type Rank, ranksOf } from "../packages/simulator/test/model/calibration.ts";

const shops = Number(process.argv[2] ?? 900);
const ranks = ranksOf(shops, "large");
const processes = [...new Set(ranks.map(({ process }) => process))].sort();
console.log(`${shops} shops`);
console.log("| process | shops | 50 % | 80 % | 90 % | mean rank |");
console.log("|---|---|---|---|---|---|");
for (const process of processes)
  printLine(
    process,
    ranks.filter((rank) => rank.process === process),
  );
printLine("all", ranks);

function printLine(name: string, own: readonly Rank[]): void {
  const shares = [0.5, 0.8, 0.9].map((probability) => {
    const { share, error } = coverage(own, probability);
    return `${(100 * share).toFixed(1)} (${((share - probability) / error).toFixed(1)})`;
  });
  const mean = own.reduce((sum, { rank }) => sum + rank, 0) / own.length;
  console.log(`| ${name} | ${own.length} | ${shares.join(" | ")} | ${mean.toFixed(3)} |`);
}
