import { describe, expect, it } from "vitest";
import { frequency } from "../src/frequency.ts";
import { localeOf } from "../src/locale.ts";
import { five, hundred } from "../src/scale.ts";
import { answerSentences, differenceSentence, frequencyText, totalText } from "../src/sentences.ts";
import { exampleDossier, shops } from "./example-results.ts";

describe.each(shops)("the answer for the %s shop", (shop) => {
  it.each(["zh", "en"] as const)("reads as approved in %s", async (lang) => {
    const text = answerSentences(exampleDossier(shop), localeOf(lang)).join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot(`approved/answer.${shop}.${lang}.txt`);
  });
});

describe("the answer", () => {
  const steady = exampleDossier("steady");

  it("says what it can from a score alone", () => {
    const sentences = answerSentences({ ...steady, explanation: null, projection: null }, localeOf("en"));
    expect(sentences).toEqual([
      "On Oct 1, 2026 the experience score is 81; buyers see 4.6 and 4.5 stars.",
      "The nearest threshold is “Promotions · sign-up (at least 70)”: 10.4 points above it now.",
    ]);
  });

  it("says what it can from a projection alone", () => {
    expect(answerSentences({ ...steady, score: null, explanation: null }, localeOf("zh"))).toEqual([
      "照现在的做法，到2026年11月30日多半在 82 分上下；每 50 次推演里有 40 次落在 79 到 84 分之间。",
    ]);
  });

  it("tells a struck consequence from one that is near", () => {
    const ads = steady.score!.consequences.find((line) => line.effect === "triggers")!;
    const say = (met: boolean, margin: number): string =>
      answerSentences(
        {
          ...steady,
          projection: null,
          explanation: null,
          score: { ...steady.score!, consequences: [{ ...ads, met, margin }] },
        },
        localeOf("en"),
      )[1]!;
    expect(say(true, 1.5)).toContain("it has struck, and lifts after a rise of 1.5 points");
    expect(say(false, -1.5)).toContain("1.5 points away from striking");
  });

  it("never calls a missing score 0", () => {
    const text = answerSentences(exampleDossier("none"), localeOf("en")).join(" ");
    expect(text).toContain("no experience score");
    expect(text).not.toMatch(/score is 0/);
  });
});

describe("a scenario's difference", () => {
  const scenario = exampleDossier("steady").projection!.scenarios[1]!;
  const difference = scenario.difference!;

  it("names the gain, its error and how many futures agree", () => {
    expect(differenceSentence(scenario, hundred, localeOf("zh"))).toBe(
      "“每天加一次揽收”平均能多 1.84 分（误差 ±0.05）；同样的运气下，50 次里有 47 次更高，50 次里有 1 次更低。",
    );
    expect(differenceSentence(scenario, hundred, localeOf("en"))).toBe(
      "“Second daily pickup” adds 1.84 points on average (error ±0.05); under the same luck 47 of 50 futures end higher and 1 of 50 futures lower.",
    );
  });

  it("says that undecided is undecided", () => {
    const undecided = {
      ...scenario,
      difference: { ...difference, mean: -0.02, verdict: "undecided" as const },
    };
    expect(differenceSentence(undecided, hundred, localeOf("en"))).toMatch(/cannot tell \(−0\.02 points/);
  });

  it("does not invent a difference where there is none to compute", () => {
    const none = { ...scenario, difference: { ...difference, mean: null, standardError: null } };
    expect(differenceSentence(none, hundred, localeOf("zh"))).toBe("“每天加一次揽收”没有可以比较的分数。");
  });
});

describe("frequencies", () => {
  it.each([
    [0.82, "41 of 50 futures"],
    [0.001, "fewer than 1 of 50 futures"],
    [0.9999, "more than 49 of 50 futures"],
    [0, "none of the simulated futures"],
    [1, "all simulated futures"],
  ])("says %f as “%s”", (probability, text) => {
    expect(frequencyText(frequency(probability), localeOf("en"))).toBe(text);
  });
});

describe("totals", () => {
  it.each([
    [84.5, "85"],
    [84.499, "84"],
  ])("rounds %f half up to %s", (total, text) => {
    expect(totalText(total, hundred, localeOf("en"))).toBe(text);
  });

  it("keeps two decimals on the 5-point scale", () => {
    expect(totalText(4.0649, five, localeOf("en"))).toBe("4.06");
  });
});
