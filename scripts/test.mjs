// npm test: everything. Builds, lints, checks types and walls, runs every test, and ends with "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { ensureBrowser } from "./browser.mjs";

process.env.TURBO_TELEMETRY_DISABLED = "1";
process.env.CHROMIUM = ensureBrowser();

const folders = [...workspaces("packages"), ...workspaces("apps"), "."];
for (const folder of folders) rmSync(`${folder}/test-results`, { recursive: true, force: true });

const steps = [
  ["lock file", ["node", "scripts/check-lock.mjs"]],
  ["format and lint of the root", ["npx", "biome", "ci", "--error-on-warnings", "."]],
  [
    "build, types and tests of the workspaces",
    ["npx", "turbo", "run", "build", "typecheck", "test", "--output-logs=new-only", "--continue"],
  ],
  [
    "walls between the workspaces",
    ["npx", "depcruise", "packages", "apps", "--config", ".dependency-cruiser.cjs"],
  ],
  ["nothing that nobody uses", ["npx", "knip", "--no-progress"]],
  ["tests of the repository", ["npx", "vitest", "run", "--config", "vitest.root.config.ts"]],
];
let passed = 0;
let failed = 0;
const broken = [];
for (const [name, [command, ...args]] of steps) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) passed += 1;
  else {
    failed += 1;
    broken.push(name);
  }
}
for (const folder of folders) {
  const file = `${folder}/test-results/vitest.json`;
  if (!existsSync(file)) {
    console.error(`${file} is missing: the tests there did not run`);
    failed += 1;
    continue;
  }
  const results = JSON.parse(readFileSync(file, "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
}
if (broken.length > 0) console.error(`\nfailed: ${broken.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function workspaces(folder) {
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(`${path}/package.json`));
}
