import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

const program = fileURLToPath(new URL("../apps/cli/dist/main.js", import.meta.url));
let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "scorecast-live-"));
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const scorecast = (...args: string[]): string =>
  execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });

it("a slider of the page, copied as a scenario file, gives the command line the same numbers to the byte", async () => {
  const shop = "preset:steady-fashion";
  const quick = ["--horizon", "10d", "--replications", "100"];
  scorecast("compare", shop, "--lever", "second-daily-pickup", ...quick, "-o", "page.html");
  const page = await browser.newPage();
  await page.goto(`${pathToFileURL(join(folder, "page.html")).href}?lang=en`);
  await page.getByRole("slider", { name: "Dose" }).fill("0.65");
  await page.getByRole("slider", { name: "From" }).fill("2");
  await page.getByLabel("Another lever").selectOption("home-installation");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.locator("#live").scrollIntoViewIfNeeded();
  await page
    .locator('.live-outcome[data-progress="refined"]')
    .waitFor({ state: "attached", timeout: 250_000 });
  await page.getByText("The numbers unrounded").click();
  const shown = await page.locator("textarea.exact-numbers").inputValue();
  writeFileSync(
    join(folder, "plan.yaml"),
    await page.getByRole("textbox", { name: "Scenario file" }).inputValue(),
  );

  const result = JSON.parse(scorecast("compare", "plan.yaml", "--json"));
  const [baseline, plan] = ["baseline", "my-plan"].map((id) =>
    result.scenarios.find((scenario: { id: string }) => scenario.id === id),
  );
  type Side = { days: { total: unknown; dots: unknown }[]; answers: unknown };
  const side = ({ days, answers }: Side) => ({ total: days.at(-1)!.total, dots: days.at(-1)!.dots, answers });
  const printed = {
    seed: result.seed,
    replications: result.replications,
    date: plan.days.at(-1).date,
    baseline: side(baseline),
    scenario: side(plan),
    difference: plan.difference,
    days: plan.days.map((day: { date: string; difference: object }) => ({
      date: day.date,
      ...day.difference,
    })),
    cost: plan.cost,
  };
  expect(result.replications).toBe(10_000);
  expect(plan.levers).toMatchObject([
    { use: "second-daily-pickup", dose: 0.65 },
    { use: "home-installation" },
  ]);
  expect(shown).toBe(JSON.stringify(printed, null, 1));
}, 300_000);
