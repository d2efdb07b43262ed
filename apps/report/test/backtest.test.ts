import { describe, expect, it } from "vitest";
import { dossiersOf, shopName } from "../src/dossier.ts";
import { localeOf } from "../src/locale.ts";
import { backtestSentences } from "../src/parts/backtest-figures.tsx";
import { readResults } from "../src/read-results.ts";
import { exampleBacktest } from "./example-backtest.ts";
import { exampleDossier } from "./example-results.ts";

const report = exampleBacktest(20);
const line = report.nodes[0]!.lines.at(-1)!;

describe("the sentences", () => {
  it("say how many ranges held, in both languages", () => {
    const held = line.coverage[1]!.held;
    expect(backtestSentences(report, localeOf("en"))[0]).toBe(
      `Of 40 forecasts of the total with an 80% range, ${held} held (32 should; 7, 14 and 30 days ahead).`,
    );
    expect(backtestSentences(report, localeOf("zh"))[0]).toBe(
      `40 次总分预测给出 80% 区间，${held} 次落在其中（应为 32 次；提前 7、14、30 天）。`,
    );
  });
  it("say that they were better than no change, by how much", () => {
    expect(backtestSentences(report, localeOf("en"))[1]).toContain("40% closer");
  });
  it("say that there are too few days for a histogram, and that it was interrupted", () => {
    const sentences = backtestSentences(exampleBacktest(11, true), localeOf("en"));
    expect(exampleBacktest(11).nodes[0]!.lines.every(({ pit }) => pit === null)).toBe(true);
    expect(sentences.join(" ")).toMatch(/11 days are too few.*interrupted/);
  });
});

describe("a back-test among the results", () => {
  it("belongs to the dossier of one of its rule versions, or is one by itself", () => {
    const { score } = exampleDossier("steady");
    const of = { ...report, input: score!.input, rules: ["douyin-2025-11-19", score!.rules] };
    const { results, problems } = readResults(JSON.stringify([score, of]));
    expect(problems).toEqual([]);
    const [dossier, ...others] = dossiersOf(results);
    expect(others).toEqual([]);
    expect(dossier!.backtest).toEqual(of);
    const [alone] = dossiersOf([report]);
    expect(shopName(alone!)).toBe("示例店 <b>");
    expect(alone!.score).toBeNull();
  });
});
