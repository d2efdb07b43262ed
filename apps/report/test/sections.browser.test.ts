import AxeBuilder from "@axe-core/playwright";
import { expect, it, vi } from "vitest";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { exampleJson } from "./example-results.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const results: { kind: string }[] = JSON.parse(exampleJson("sample"));
const only = (...kinds: string[]) => results.filter(({ kind }) => kinds.includes(kind));

it.each([
  ["zh", "light", phone],
  ["en", "dark", wide],
] as const)(
  "is accessible by axe in %s, %s, its lists opened",
  async (lang, colorScheme, viewport) => {
    const { page, close } = await open(results, `?lang=${lang}`, { colorScheme, viewport });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>("div.card > details"))
        details.open = true;
    });
    const found: string[] = [];
    for (const section of ["#answer", "#why", "#future", "#what-if", "#drives", "#trust"]) {
      const axe = new AxeBuilder({ page }).include(section).withTags(["wcag2a", "wcag2aa", "wcag22aa"]);
      const { violations, passes } = await axe.analyze();
      expect(passes.length).toBeGreaterThan(0);
      found.push(...violations.map(({ id, nodes }) => `${section} ${id}: ${nodes[0]?.html}`));
    }
    expect(found).toEqual([]);
    await close();
  },
  120_000,
);

it("draws another day's dots when the day moves, by keyboard, on the same axis", async () => {
  const { page, close } = await open(results, "?lang=en");
  const day = page.getByRole("slider", { name: "Day" });
  const axis = () => page.locator(".dots .axis").innerHTML();
  const before = await axis();
  expect(await page.locator("#future output").innerText()).toContain("Nov 15, 2026:");
  await day.press("Home");
  expect(await page.locator("#future output").innerText()).toContain("Nov 2, 2026:");
  expect(await day.getAttribute("aria-valuetext")).toBe("Nov 2, 2026");
  expect(await page.locator(".dots circle").count()).toBe(50);
  expect(await axis()).toBe(before);
  await close();
});

it("has a line for each threshold that is open, and the first-passage curves", async () => {
  const { page, close } = await open(results, "?lang=en");
  const reaching = page.locator("figure", { hasText: "Chance to be at a threshold" });
  expect(await reaching.locator(".line").count()).toBeGreaterThanOrEqual(2);
  await reaching.getByText("Show the data table").click();
  expect(await reaching.locator("tbody tr").count()).toBe(15);
  const passage = page.locator("figure", { hasText: "Happened at least once" });
  expect(await passage.locator(".line").count()).toBe(2);
  expect(await passage.locator(".say").first().innerText()).toMatch(/below 80: \d+ of 50 futures see it/);
  await close();
});

it("plays hypothetical outcomes, pauses them and steps through them, by keyboard", async () => {
  const { page, complaints, close } = await open(results, "?lang=en");
  const player = page.locator(".player");
  const seen = () => player.locator("output").innerText();
  expect(await seen()).toMatch(/^1 of 50; so far/);
  await player.getByRole("button", { name: "Next" }).press("Enter");
  expect(await seen()).toMatch(/^2 of 50/);
  await player.getByRole("button", { name: "Play" }).press("Space");
  await expect.poll(seen, { timeout: 5000 }).toMatch(/^4 of 50/);
  expect(await player.locator("output").getAttribute("aria-live")).toBe("off");
  await player.getByRole("button", { name: "Pause" }).press("Space");
  const paused = await seen();
  await page.waitForTimeout(1200);
  expect(await seen()).toBe(paused);
  expect(await page.locator(".frames").isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

it("shows frames side by side to readers who want no motion, and nothing that moves", async () => {
  const { page, close } = await open(results, "?lang=en", { reducedMotion: "reduce" });
  expect(await page.locator(".player").isVisible()).toBe(false);
  expect(await page.locator(".frames").isVisible()).toBe(true);
  expect(await page.locator(".frames circle").count()).toBe(20);
  await close();
});

it("says each verdict in words, with the cost of a point and what the parts add", async () => {
  const { page, close } = await open(results, "?lang=en");
  const section = page.locator("#what-if");
  expect(await section.locator(".verdict").allInnerTexts()).toEqual(["better", "no difference that matters"]);
  expect(await section.innerText()).toMatch(/¥[\d,]+ a point/);
  const shares = section.locator("figure", { hasText: "what each part adds" });
  expect(await shares.locator("tbody tr").allInnerTexts()).toHaveLength(3);
  expect(await section.locator("figure", { hasText: "how sure" }).locator(".jointly").count()).toBe(2);
  await close();
});

it("lets the reader choose the answer whose drivers are shown", async () => {
  const { page, close } = await open(results, "?lang=en");
  const section = page.locator("#drives");
  const first = await section.locator(".tornado").getAttribute("aria-label");
  await section.locator("select").selectOption("1");
  expect(await section.locator(".say").first().innerText()).toContain("Mean difference of");
  expect(await section.locator(".tornado").getAttribute("aria-label")).not.toBe(first);
  await close();
});

it.each([
  ["sensitivity", ["What drives it", "May I trust this"]],
  ["fit", ["What drives it", "May I trust this"]],
] as const)("opens a result of kind %s that comes alone, on a phone", async (kind, titles) => {
  const { page, complaints, close } = await open(only(kind), "?lang=en", { viewport: phone });
  const shown = await page.locator("main h2").allInnerTexts();
  for (const title of titles) expect(shown.join()).toContain(title);
  expect(await page.locator("h1").innerText()).toBe("示例女装店");
  expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|null|\[object|[{}]/);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it("places every scored metric on its curve, with the next step in orders", async () => {
  const { page, close } = await open(results, "?lang=en");
  const places = page.locator(".places > li");
  const score = results[0] as unknown as { metrics: { status: string }[] };
  expect(await places.count()).toBe(score.metrics.filter(({ status }) => status === "scored").length);
  expect(await places.first().innerText()).toMatch(
    /Next: 4\.90 stars \(90 points\)\. If all came today: \d+ /,
  );
  expect(await page.locator(".multiples .small").count()).toBe(1 + 3 + score.metrics.length);
  await close();
});

it("says plainly that a simulation was interrupted, or stopped short of its precision", async () => {
  const changed = (change: object) =>
    results.map((one) => (one.kind === "compare" ? { ...one, ...change } : one));
  const { page, close } = await open(changed({ partial: true }), "?lang=en");
  expect(await page.locator("#answer .stopped").innerText()).toContain("The simulation was interrupted");
  await close();
  const stopping = {
    ...{ reason: "max-time", points: 0.01, probability: null, maxSeconds: 5 },
    ...{ widestPoints: 0.12, widestProbability: null },
  };
  const short = await open(changed({ stopping }), "?lang=en");
  expect(await short.page.locator("#answer .stopped").innerText()).toContain("±0.12 points");
  expect(await short.page.locator("#trust").innerText()).toContain("another machine may stop");
  await short.close();
});
