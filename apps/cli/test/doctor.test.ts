import { expect, it } from "vitest";
import { nodeVersion } from "../src/examine.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";

it("finds this machine fit, in words and in JSON", async () => {
  const cwd = temporaryFolder();
  const { code, out } = await scorecast(["doctor", "--lang", "zh"], { cwd });
  expect([code, out]).toEqual([0, expect.stringContaining("一切就绪。")]);
  expect(out).toMatch(/✓ DuckDB +v1\./);
  const json = JSON.parse((await scorecast(["doctor", "--json"], { cwd })).out);
  expect(json.findings.map(({ id }: { id: string }) => id)).toEqual([
    ...["node", "duckdb", "template", "writable", "temporary"],
  ]);
});

it("says what to do about a folder that cannot be written", async () => {
  const { code, out } = await scorecast(["doctor"], { cwd: "/proc" });
  expect(code).toBe(1);
  expect(out).toContain("✗ this folder can be written");
  expect(out).toContain("write elsewhere with -o");
});

it.each([
  ["20.19.0", true],
  ["20.18.9", false],
  ["18.20.0", false],
  ["22.0.0", true],
])("takes Node %s for fine: %s", (found, fine) => {
  expect(nodeVersion(found).fine).toBe(fine);
});
