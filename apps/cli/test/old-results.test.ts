import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

it("still makes a page", async () => {
  const cwd = writeFiles(temporaryFolder(), {
    "old.json": readFileSync(new URL("projection-1-first.json", folder), "utf8"),
  });
  const { code, err } = await scorecast(["report", "old.json", "-o", "old.html"], { cwd });
  expect([code, err]).toEqual([0, "wrote old.html\n"]);
  expect(readFileSync(join(cwd, "old.html"), "utf8")).toMatch(/id="scorecast-data">[^<]*"kind":\s*"compare"/);
});
