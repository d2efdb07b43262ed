import AxeBuilder from "@axe-core/playwright";
import { formatDay, loadRules } from "@scorecast/core";
import { fullDose } from "@scorecast/simulator";
import type { ProjectionReport } from "@scorecast/simulator/report";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { history, liveReport, liveResults } from "./live-results.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const start = history.lastDay! + 1;
const END = 12;
const questions = [`P(total >= 80 on ${formatDay(start + END)})`, "P(total < 80 ever)"];
let results: readonly unknown[];
beforeAll(async () => {
  results = await liveResults();
});

async function refined(page: Page): Promise<void> {
  await page.locator("#live").scrollIntoViewIfNeeded();
  await page
    .locator('.live-outcome[data-progress="refined"]')
    .waitFor({ state: "attached", timeout: 250_000 });
}

/** The rough picture is there. */
async function answered(page: Page): Promise<void> {
  await page.locator("#live").scrollIntoViewIfNeeded();
  await page.locator(".live-outcome figure").first().waitFor({ timeout: 250_000 });
}

/** What the page computed, unrounded. */
async function exactNumbers(page: Page): Promise<unknown> {
  await page.locator(".scenario-file details").evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  return JSON.parse(await page.locator("textarea.exact-numbers").inputValue());
}

/** The same from a report that the command line's code made. */
function numbersOf(report: ProjectionReport, id: string): unknown {
  const [baseline, scenario] = ["baseline", id].map((one) => report.scenarios.find((s) => s.id === one)!);
  const side = ({ days, answers }: ProjectionReport["scenarios"][number]) => {
    const { total, dots } = days.at(-1)!;
    return { total, dots, answers };
  };
  const { jointly: _, ...difference } = scenario!.difference!;
  return {
    seed: report.seed,
    replications: report.replications,
    date: scenario!.days.at(-1)!.date,
    baseline: side(baseline!),
    scenario: side(scenario!),
    difference,
    cost: scenario!.cost,
    days: scenario!.days.map(({ date, difference }) => ({ date, ...difference })),
  };
}

const slider = (page: Page, label: string) => page.getByRole("slider", { name: label });

describe("the live what-if", () => {
  it.each([
    ["zh", "wide", wide],
    ["en", "wide", wide],
    ["zh", "phone", phone],
    ["en", "phone", phone],
  ] as const)("answers in %s on a %s screen, without a complaint or a request", async (lang, _, viewport) => {
    const { page, complaints, close } = await open(results, `?lang=${lang}`, { viewport });
    await answered(page);
    expect(page.workers().length).toBeGreaterThan(0);
    const text = await page.locator("#live").innerText();
    expect(text).toMatch(
      lang === "zh" ? /粗略：目前|已细化：10,000 次推演/ : /Rough: |Refined: 10,000 simulations/,
    );
    expect(text).not.toMatch(/NaN|undefined|null|\[object|Infinity/);
    expect(await page.locator(".paired-dots circle").count()).toBe(2 * (viewport === phone ? 20 : 50));
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.locator("[style]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ["zh", "light", wide],
    ["en", "dark", wide],
    ["en", "light", phone],
  ] as const)("leaves nothing for axe to find in %s, %s", async (lang, colorScheme, viewport) => {
    const { page, close } = await open(results, `?lang=${lang}`, { colorScheme, viewport });
    await answered(page);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>("#live details"))
        details.open = true;
    });
    await page.locator("#live figure table").first().waitFor();
    const { violations } = await new AxeBuilder({ page })
      .include("#live")
      .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await close();
  });

  it("gives the numbers of the report's own plans, to the last digit", async () => {
    const report = await liveReport({ replications: 10_000, questions });
    const { page, complaints, close } = await open(results, "?lang=en");
    await slider(page, "My threshold").fill("80");
    await refined(page);
    expect(page.workers().length).toBeGreaterThan(0);
    expect(await exactNumbers(page)).toEqual(numbersOf(report, "pickup"));
    await page.getByLabel("Start from").selectOption("older");
    await refined(page);
    expect(await exactNumbers(page)).toEqual(numbersOf(report, "older"));
    expect(complaints).toEqual([]);
    await close();
  });

  it("answers for the last of many settings, and its file makes the same study", async () => {
    const { page, close } = await open(results, "?lang=en");
    await page.locator("#live").scrollIntoViewIfNeeded();
    await slider(page, "My threshold").fill("80");
    for (const dose of ["0.2", "1.4", "0.6", "0.35"]) await slider(page, "Dose").fill(dose);
    await slider(page, "From").fill("5");
    await slider(page, "Days until in full").fill("4");
    await page.getByText("Adherence and effect").click();
    await slider(page, "Adherence").fill("0.8");
    await slider(page, "Effect, high end").fill("0.9");
    await page.getByLabel("Another lever").selectOption("freight-insurance");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await refined(page);
    const pickup = {
      ...fullDose("second-daily-pickup"),
      ...{ from: start + 5, rampDays: 4, dose: 0.35, adherence: 0.8, effect: { low: 0.3, high: 0.9 } },
    };
    const plan = { id: "plan", levers: [pickup, { ...fullDose("freight-insurance"), from: start }] };
    const report = await liveReport({ scenarios: [plan], replications: 10_000, questions });
    expect(await exactNumbers(page)).toEqual(numbersOf(report, "plan"));
    const yaml = await page.getByRole("textbox", { name: "Scenario file" }).inputValue();
    expect(yaml).toContain('shop: "preset:steady-fashion#live"');
    expect(yaml).toContain(
      `{use: second-daily-pickup, from: ${formatDay(start + 5)}, ramp: 4d, dose: 0.35, adherence: 0.8, effect: "0.3 to 0.9"}`,
    );
    await close();
  });

  it("is the same on the page's own thread and without WebAssembly", async () => {
    const report = await liveReport({ replications: 10_000, questions });
    const { page, complaints, close } = await open(results, "?lang=en", {}, () => {
      Object.defineProperty(globalThis, "Worker", { value: undefined });
      Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
    });
    await slider(page, "My threshold").fill("80");
    await refined(page);
    expect(page.workers()).toEqual([]);
    expect(await exactNumbers(page)).toEqual(numbersOf(report, "pickup"));
    expect(complaints).toEqual([]);
    await close();
  });

  it("goes on where a worker does not start", async () => {
    const { page, close } = await open(results, "?lang=en", {}, () => {
      const Real = globalThis.Worker;
      globalThis.Worker = class extends Real {
        constructor(_: string | URL, options?: WorkerOptions) {
          super(URL.createObjectURL(new Blob(["throw new Error('no')"])), options);
        }
      };
    });
    await refined(page);
    expect(await page.locator("#live").innerText()).toContain("Refined: 10,000 simulations");
    await close();
  });

  it("goes by keyboard, says its values, and keeps them in the address", async () => {
    const { page, complaints, close } = await open(results, "?lang=en");
    const dose = slider(page, "Dose");
    await page.getByLabel("Start from").focus();
    for (let i = 0; i < 3 && !(await dose.evaluate((one) => one === document.activeElement)); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowLeft");
    expect(await dose.getAttribute("aria-valuetext")).toBe("95%");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Home");
    expect(await slider(page, "From").getAttribute("aria-valuetext")).toMatch(/^[A-Z][a-z]{2} \d+$/);
    await refined(page);
    const said = page.locator('.live-outcome [role="status"]');
    expect(await said.innerText()).toMatch(/Second daily pickup.*Refined: 10,000 simulations/s);
    expect(page.url()).toContain("#live?from=pickup&lever=second-daily-pickup%2C0%2C3%2C0.95%2C0.9");
    const numbers = await exactNumbers(page);
    await page.reload();
    expect(await dose.inputValue()).toBe("0.95");
    await refined(page);
    expect(await exactNumbers(page)).toEqual(numbers);
    expect(complaints).toEqual([]);
    await close();
  });

  it("copies the scenario file, or selects it where copying is not allowed", async () => {
    const { page, close } = await open(results, "?lang=en", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const text = await page.getByRole("textbox", { name: "Scenario file" }).inputValue();
    await page.getByRole("button", { name: "Copy as scenario file" }).click();
    await page.getByText("Copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await close();
    const refused = await open(results, "?lang=en", {}, () => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await refused.page.getByRole("button", { name: "Copy as scenario file" }).click();
    await refused.page.getByText("the text is selected").waitFor();
    expect(await refused.page.evaluate(() => getSelection()?.toString())).toContain("scenarios:");
    await refused.close();
  });

  it("changes nothing with no lever, to the last bit", async () => {
    const { page, close } = await open(results, "?lang=en");
    await page.getByRole("button", { name: /^Remove “Second/ }).click();
    await refined(page);
    const { difference } = (await exactNumbers(page)) as { difference: object };
    expect(difference).toMatchObject({ mean: 0, interval: [0, 0], higher: 0, lower: 0 });
    expect(await page.locator("#live").innerText()).toContain("exactly as things are");
    await close();
  });

  it("works on a five-point version", async () => {
    const rules = await loadRules("douyin-2021-06-28");
    const scenarios = [{ id: "chat", levers: [fullDose("more-chat-agents")] }];
    const { page, complaints, close } = await open(
      await liveResults({ rules, scenarios, questions: [] }),
      "?lang=en",
    );
    await refined(page);
    expect(await slider(page, "My threshold").getAttribute("step")).toBe("0.01");
    expect(await page.locator("#live").innerText()).not.toMatch(/NaN|undefined|null/);
    expect(complaints).toEqual([]);
    await close();
  });

  it("says that an engine state of another program cannot be run, and leaves out none at all", async () => {
    const changed = (state: (old: object) => object) =>
      results.map((result) => {
        const { engineState } = result as { engineState?: object };
        return engineState ? { ...(result as object), engineState: state(engineState) } : result;
      });
    const strange = await open(
      changed((state) => ({ ...state, model: {}, way: {} })),
      "?lang=en",
    );
    await strange.page.locator("#live").scrollIntoViewIfNeeded();
    await strange.page.locator('.live-outcome[data-progress="failed"]').waitFor();
    expect(await strange.page.locator("#live").innerText()).toContain("another version of the program");
    await strange.close();
    const none = await open(
      changed(() => ({})),
      "?lang=en",
    );
    expect(await none.page.locator("#live").count()).toBe(0);
    expect(none.complaints).toEqual([]);
    await none.close();
  });
});
