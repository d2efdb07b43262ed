import { ExplanationReportSchema, ScoreReportSchema } from "@scorecast/core/report-schema";
import { expect, it } from "vitest";
import { exampleDossier, shops } from "./example-results.ts";

it.each(shops)("the %s shop's results are what the program writes", (shop) => {
  const { score, explanation } = exampleDossier(shop);
  expect(ScoreReportSchema.safeParse(score).error?.issues ?? []).toEqual([]);
  expect(ExplanationReportSchema.safeParse(explanation).error?.issues ?? []).toEqual([]);
});
