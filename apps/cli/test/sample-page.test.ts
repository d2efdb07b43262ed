import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { ReconcileReportSchema } from "../src/reconcile-schema.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";

const sample = fileURLToPath(new URL("../../../samples/steady-fashion/", import.meta.url));
const inside = (folder: string, keep = "") =>
  readdirSync(join(sample, folder))
    .filter((name) => name.endsWith(".csv") && name.includes(keep))
    .map((name) => join(sample, folder, name));

describe("the sample shop's score page", () => {
  let report: ReturnType<typeof ReconcileReportSchema.parse>;
  beforeAll(async () => {
    const cwd = temporaryFolder();
    const files = ["exports", "tables", "page"].flatMap((folder) => inside(folder));
    const imported = await scorecast(
      ["import", ...files, "--shop", join(sample, "shop.yaml"), "-o", "shop"],
      { cwd },
    );
    expect(imported.code, imported.err).toBe(0);
    const { out, code, err } = await scorecast(["reconcile", "shop", "--json"], { cwd });
    expect(code, err).toBe(0);
    report = ReconcileReportSchema.parse(JSON.parse(out));
  });

  it("shows the values that the shop has, under standards that are not the shipped ones", () => {
    const { figures } = report.shops[0]!;
    const values = figures.filter(({ part }) => part === "value");
    expect(values).toHaveLength(9);
    for (const { node, agree, compared } of values) expect([node, agree]).toEqual([node, compared]);
    expect(figures.find(({ node, part }) => node === "total" && part === "score")).toMatchObject({
      agree: 0,
    });
  });

  it("teaches standards that the days kept back agree with", () => {
    const total = report.learnt!.heldOut!.nodes.find(({ node }) => node === "total")!;
    expect(total.within.after).toBe(total.days);
    expect(total.within.before).toBeLessThan(total.days);
  });
});
