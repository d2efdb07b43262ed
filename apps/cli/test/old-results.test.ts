import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExplanationReportSchema, ScoreReportSchema } from "@scorecast/core/report-schema";
import { migrateResult } from "@scorecast/report/src/migrations/migrate-result.ts";
import { expect, it } from "vitest";
import { ProjectionReportSchema } from "../src/projection-schema.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const folder = new URL("./fixtures/", import.meta.url);

/** Results that earlier programs wrote, engineState left out. */
const files = readdirSync(folder).filter((name) => name.startsWith("projection-"));

it.each(files)("%s still validates, nothing of it lost", (name) => {
  const report: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  expect(ProjectionReportSchema.parse(report)).toEqual(report);
});

it("there is one of the first form", () => {
  expect(files).toContain("projection-1-first.json");
});

const first = (kind: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${kind}-1-first.json`, folder), "utf8"));

it("a score of the first form becomes one of today's, with nothing made up", () => {
  const old = first("score");
  expect(ScoreReportSchema.safeParse(old).success).toBe(false);
  const migrated = migrateResult(old) as { result: Record<string, unknown> };
  const { coveredWeight, consequences, ...rest } = ScoreReportSchema.parse(migrated.result);
  const { consequences: before, ...same } = old;
  expect(rest).toEqual(same);
  expect(coveredWeight).toBe(1);
  expect(consequences.map(({ categories, ...line }) => [categories, line])).toEqual(
    (before as object[]).map((line) => [[], line]),
  );
  expect(migrateResult(migrated.result)).toEqual(migrated);
});

it("what had no score is not covered in an old result either", () => {
  const old = first("score") as { metrics: { score: number | null; dimension: string; weight: number }[] };
  const [metric, ...others] = old.metrics;
  const { result } = migrateResult({
    ...old,
    metrics: [{ ...metric, score: null }, ...others],
  }) as unknown as {
    result: { coveredWeight: number; dimensions: { id: string; weight: number }[] };
  };
  const dimension = result.dimensions.find(({ id }) => id === metric!.dimension)!;
  expect(result.coveredWeight).toBeCloseTo(1 - dimension.weight * metric!.weight, 4);
});

it("an explanation of the first form is one of today's", () => {
  const old = first("explain");
  expect(migrateResult(old)).toEqual({ result: old });
  expect(ExplanationReportSchema.parse(old)).toEqual(old);
});

it.each(["score", "explain"])("a %s of the first form still makes a page", async (kind) => {
  const cwd = writeFiles(temporaryFolder(), { "old.json": JSON.stringify(first(kind)) });
  const { code, err } = await scorecast(["report", "old.json", "-o", "old.html"], { cwd });
  expect([code, err]).toEqual([0, "wrote old.html\n"]);
});

it("still makes a page", async () => {
  const cwd = writeFiles(temporaryFolder(), {
    "old.json": readFileSync(new URL("projection-1-first.json", folder), "utf8"),
  });
  const { code, err } = await scorecast(["report", "old.json", "-o", "old.html"], { cwd });
  expect([code, err]).toEqual([0, "wrote old.html\n"]);
  expect(readFileSync(join(cwd, "old.html"), "utf8")).toMatch(/id="scorecast-data">[^<]*"kind":\s*"compare"/);
});
