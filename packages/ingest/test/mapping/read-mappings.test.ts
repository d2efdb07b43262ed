import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeProblem, readMappings, suggestMappingFor } from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const MAPPING =
  "mapping: 1\nname: ours\nfiles:\n  a:\n    headers: [id, paid]\n    tables:\n      orders: {columns: {order_id: id, paid_at: paid}}\n";

it("mapping files are read together, and what is wrong with each is said", async () => {
  const folder = await temporaryFolder({
    "a.yaml": MAPPING,
    "b.yaml": MAPPING.replace("ours", "other"),
    "c.yaml": "mapping: 3\n",
    "big.yaml": "#".repeat(300_000),
  });
  const names = ["a.yaml", "b.yaml", "c.yaml", "big.yaml", "d.yaml", "."];
  const { mappings, problems } = await readMappings(names.map((name) => join(folder, name)));
  expect(mappings.map(({ id }) => id)).toEqual(["ours/a", "other/a"]);
  expect(problems.map(({ key, file }) => [key, file]).slice(-3)).toEqual([
    ["yaml-too-big", "big.yaml"],
    ["path-missing", "d.yaml"],
    ["path-missing", expect.stringContaining("scorecast-ingest-")],
  ]);
  expect(describeProblem(problems[0]!, "en")).toMatch(/^c\.yaml:1:1 mapping = "3"/);
});

it("a mapping is suggested for what is unknown in files, with nothing left behind, and then makes it known", async () => {
  const folder = await temporaryFolder({
    "in/sales.csv": "Order No,Pay Time,Qty\n1,2026/9/1 8:00,2\n",
    "in/nul.csv": "a,b\n\0",
  });
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith("scorecast-suggest-"));
  const { yaml, problems } = await suggestMappingFor([join(folder, "in")]);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith("scorecast-suggest-"))).toEqual(before);
  expect(yaml).toContain("paid_at: Pay Time");
  expect(problems.map(({ key, file }) => [key, file])).toEqual([["text-nul", "in/nul.csv"]]);
  const known = await temporaryFolder({ "orders.csv": "order_id,paid_at\n" });
  expect((await suggestMappingFor([join(known, "orders.csv")])).yaml).toBeNull();
});
