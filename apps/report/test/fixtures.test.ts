import {
  ExplanationReportSchema,
  ImportReportSchema,
  ScoreReportSchema,
} from "@scorecast/core/report-schema";
import { expect, it } from "vitest";
import { exampleDossier, exampleImport, imports, shops } from "./example-results.ts";

it.each(shops)("the %s shop's results are what the program writes", (shop) => {
  const { score, explanation } = exampleDossier(shop);
  expect(ScoreReportSchema.safeParse(score).error?.issues ?? []).toEqual([]);
  expect(ExplanationReportSchema.safeParse(explanation).error?.issues ?? []).toEqual([]);
});

it.each(imports)("the %s import's account is what the program writes, every row accounted for", (name) => {
  const account = exampleImport(name);
  expect(ImportReportSchema.safeParse(account).error?.issues ?? []).toEqual([]);
  for (const { file, rowsRead, rowsUsed, leftOut } of account.files)
    expect(
      leftOut.reduce((sum, { rows }) => sum + rows, rowsUsed),
      file,
    ).toBe(rowsRead);
});
