import { spawn, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

/** The built program: these tests look at the process, not at the commands. */
const program = fileURLToPath(new URL("../dist/main.js", import.meta.url));

function place(): string {
  const cwd = temporaryFolder();
  writeFiles(join(cwd, "shop"), smallShop);
  return cwd;
}

function scorecast(argv: readonly string[], cwd: string, main = program) {
  const env = { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "" };
  return spawnSync(process.execPath, [main, ...argv], { cwd, env, encoding: "utf8", maxBuffer: 2 ** 28 });
}

it("starts as a program by itself", () => {
  expect(statSync(program).mode & 0o111).toBe(0o111);
  expect(readFileSync(program, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true);
});

it("reads little before help: no schema, YAML, table, rules, DuckDB or simulator", () => {
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const imports = readFileSync(file, "utf8").matchAll(
      /(?:^|;)(?:import|export)[^;"'`]*["'`](\.[^"'`]+)["'`]/gm,
    );
    for (const [, from] of imports) visit(join(dirname(file), from!));
  };
  visit(program);
  const text = [...files].map((file) => readFileSync(file, "utf8")).join("\n");
  expect(files.size).toBeGreaterThan(1);
  expect(text.length).toBeLessThan(90_000);
  for (const heavy of [
    "ZodError",
    "LineCounter",
    "DuckDBInstance",
    "effectiveFrom",
    "colWidths",
    "simulateRange",
  ])
    expect(text).not.toContain(heavy);
});

it("prints results alone on stdout, without colour in a pipe, and ends with the code", () => {
  const cwd = place();
  const fine = scorecast(["score", "shop", "--json"], cwd);
  expect([fine.status, fine.stderr]).toEqual([0, ""]);
  expect(JSON.parse(fine.stdout).kind).toBe("score");
  const bad = scorecast(["score", "nowhere"], cwd);
  expect([bad.status, bad.stdout]).toEqual([2, ""]);
  expect(scorecast(["score", "shop"], cwd).stdout).not.toContain("\u001b");
});

describe("threads", () => {
  it("never change a byte", () => {
    const cwd = place();
    const argv = [
      "forecast",
      "shop",
      "--horizon",
      "8d",
      "--replications",
      "1100",
      "--lever",
      "fast-refund",
      "--json",
    ];
    const one = scorecast([...argv, "--threads", "1"], cwd);
    expect([one.status, one.stderr]).toEqual([0, ""]);
    for (const threads of ["2", "3"])
      expect(scorecast([...argv, "--threads", threads], cwd).stdout).toBe(one.stdout);
  });

  it.each([
    ["ends", "export default () => process.exit(7);", "exit code 7"],
    ["cannot start", "throw new Error('half a file');", "half a file"],
  ])("are missed when one %s", (_, worker, reason) => {
    const cwd = place();
    const built = join(cwd, "dist");
    cpSync(dirname(program), built, { recursive: true });
    symlinkSync(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(cwd, "node_modules"));
    writeFileSync(join(cwd, "package.json"), '{"type":"module"}');
    writeFileSync(join(built, "simulate-worker.js"), worker);
    const argv = ["forecast", "shop", "--horizon", "3d", "--threads", "2", "-o", "f.json"];
    const { status, stdout, stderr } = scorecast(argv, cwd, join(built, "main.js"));
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`A simulation thread ended before its work was done (${reason})`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(readdirSync(cwd)).not.toContain("f.json");
  });
});

describe("an interrupt", () => {
  /** Interrupts a long forecast some time after it has opened its output. */
  async function interrupted(cwd: string, patience: number): Promise<number | null> {
    const argv = ["forecast", "shop", "--horizon", "120d", "--replications", "500000", "-o", "f.json"];
    const running = spawn(process.execPath, [program, ...argv], { cwd, stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise<number | null>((settle) => running.once("exit", settle));
    while (!readdirSync(cwd).some((name) => name.endsWith(".part")))
      await new Promise((wake) => setTimeout(wake, 20));
    await new Promise((wake) => setTimeout(wake, patience));
    running.kill("SIGINT");
    return await ended;
  }

  it("ends with 5, with what all futures so far say, and no half of a file", async () => {
    const cwd = place();
    for (const patience of [1500, 5000, 20_000]) {
      expect(await interrupted(cwd, patience)).toBe(5);
      if (readdirSync(cwd).includes("f.json")) break; // a busy machine has no hundred futures yet
    }
    expect(readdirSync(cwd)).toEqual(["f.json", "shop"]);
    const report = JSON.parse(readFileSync(join(cwd, "f.json"), "utf8"));
    expect(report.partial).toBe(true);
    expect(report.replications).toBeGreaterThanOrEqual(100);
    expect(report.replications).toBeLessThan(500_000);
  }, 90_000);
});

it("does not mind a reader that stops reading", () => {
  const cwd = place();
  const line = `"${process.execPath}" "${program}" rules show douyin-2026-09-08 --json | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd, encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["{\n0\n", ""]);
});
