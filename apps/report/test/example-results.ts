import { readFileSync } from "node:fs";
import type { ImportReport } from "@scorecast/core/report";
import { type Dossier, dossiersOf } from "../src/dossier.ts";
import { readResults } from "../src/read-results.ts";

export const shops = ["steady", "sample", "small", "growth", "none", "five-point"] as const;
export type ExampleShop = (typeof shops)[number];

/** The results of one example shop as the page's data element holds them. */
export function exampleJson(shop: ExampleShop): string {
  return readFileSync(new URL(`./fixtures/${shop}.json`, import.meta.url), "utf8");
}

/** The example shop's dossier; each example is one. */
export function exampleDossier(shop: ExampleShop): Dossier {
  const { results, problems } = readResults(exampleJson(shop));
  const dossiers = dossiersOf(results);
  if (problems.length > 0 || dossiers.length !== 1)
    throw new RangeError(
      `${shop}.json must hold one dossier without problems; run test/fixtures/write-fixtures.ts`,
    );
  return dossiers[0]!;
}

/** Accounts of imports: the sample's exports as they are, and as a month in an office leaves them. */
export const imports = ["clean", "messy"] as const;

export function exampleImport(name: (typeof imports)[number]): ImportReport {
  return JSON.parse(readFileSync(new URL(`./fixtures/import-${name}.json`, import.meta.url), "utf8"));
}
