import { describe, expect, it } from "vitest";
import { dossiersOf } from "../src/dossier.ts";
import { misfitOf } from "../src/intake/result-shape.ts";
import { localeOf } from "../src/locale.ts";
import { readResults } from "../src/read-results.ts";
import { reconcileSentences } from "../src/sections/reconcile.tsx";
import { exampleReconcile } from "./example-reconcile.ts";
import { exampleDossier } from "./example-results.ts";

describe("the sentences", () => {
  it("say how many figures agree, the cause, and what the held-out days showed, in both languages", () => {
    expect(reconcileSentences(exampleReconcile, localeOf("en"))).toEqual([
      "From Sep 10, 2026 to Oct 19, 2026 the platform's page showed 76 figures; ours agree in 36 of them (47%).",
      "Values differ most likely because: the page is a day early. Mend the dates.",
      "With standards learnt from the days before, on 10 days that took no part the total is within 1 point on 10 in place of 2, and off by 0.20 in place of 1.80 on average.",
    ]);
    expect(reconcileSentences(exampleReconcile, localeOf("zh"))[1]).toBe(
      "数值的差别多半因为：页面早一天。改日期。",
    );
  });
  it("say that values agree, and why nothing was learnt", () => {
    const agreeing = {
      ...exampleReconcile,
      variants: null,
      learnt: null,
      notLearnt: "nothing-moves",
    } as const;
    expect(reconcileSentences(agreeing, localeOf("en")).slice(1)).toEqual([
      "Every value that can be compared agrees: we count as the page does, and what differs is how values become points.",
      "The points never moved: standards cannot be learnt and stay as shipped.",
    ]);
  });
  it("name the shop where there are several", () => {
    const [shop] = exampleReconcile.shops;
    const pooled = { ...exampleReconcile, shops: [shop!, shop!] };
    expect(reconcileSentences(pooled, localeOf("en"))[1]).toMatch(/^示例店 <b>: From/);
  });
});

it("belongs to the dossier of its shop's data and rules", () => {
  const { score } = exampleDossier("steady");
  const of = { ...exampleReconcile, input: score!.input, rules: score!.rules };
  const { results, problems } = readResults(JSON.stringify([score, of]));
  expect(problems).toEqual([]);
  const [dossier, ...others] = dossiersOf(results);
  expect(others).toEqual([]);
  expect(dossier!.reconciliation).toEqual(of);
});

it("has the shape that a page takes from a file, and another is refused with its place", () => {
  expect(misfitOf(exampleReconcile)).toBeNull();
  const broken = { ...exampleReconcile, shops: [{ ...exampleReconcile.shops[0]!, figures: [{}] }] };
  expect(misfitOf(broken as never)).toBe("shops[0].figures[0].node");
});
