import AxeBuilder from "@axe-core/playwright";
import type { ImportReport } from "@scorecast/core/report";
import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { exampleImport, exampleJson } from "./example-results.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const messy = exampleImport("messy");
const steady: readonly unknown[] = JSON.parse(exampleJson("steady"));
const ofSteady: ImportReport = { ...messy, shop: { id: "steady", name: "x" } };
const evil = "</script><img src=x onerror=\"document.title='owned'\">\u202eexe.csv";

const day = (offset: number): string => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);
/** The account of an import of so many days. */
const lasting = (days: number): ImportReport => ({
  ...messy,
  coverage: messy.coverage.map((line) => ({
    ...line,
    first: day(0),
    last: day(days - 1),
    perDay: Array.from({ length: days }, (_, i) => (i % 50 === 40 ? 0 : 10 + (i % 7))),
    missing: Array.from({ length: days }, (_, i) => i)
      .filter((i) => i % 50 === 40)
      .map((i) => ({ from: day(i), until: day(i) })),
  })),
});
/** Nothing but a refusal. */
const refused: ImportReport = {
  ...messy,
  ...{ written: false, shop: null, files: [], tables: [], fallbacks: [], coverage: [], quality: [] },
  rules: messy.rules.map((version) => ({ ...version, inForce: false })),
  problems: [
    ...messy.problems.slice(0, 1),
    { severity: "error", text: { zh: "orders.csv：缺订单", en: "orders.csv: no orders" }, count: 1 },
  ],
};

const pages: Record<string, readonly unknown[]> = {
  "a clean import": [exampleImport("clean")],
  "a messy import": [messy],
  "a shop and its import": [...steady, ofSteady],
  "an import of one day": [lasting(1)],
  "an import of two years": [lasting(730)],
  "a refused import": [refused],
};

describe.each(Object.entries(pages))("the page of %s", (_name, results) => {
  it.each([
    ["zh", "wide", wide],
    ["en", "wide", wide],
    ["zh", "phone", phone],
    ["en", "phone", phone],
  ] as const)(
    "opens in %s on a %s screen without a complaint, a request or sideways scrolling",
    async (lang, _screen, viewport) => {
      const { page, complaints, close } = await open(results, `?lang=${lang}`, { viewport });
      expect(await page.locator("#origin h2").innerText()).toContain(
        lang === "zh" ? "数据从哪来" : "Where the data came from",
      );
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await page.locator("[style]").count()).toBe(0);
      expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|null|\[object|Infinity|[{}]/);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

describe("accessibility, by axe", () => {
  it.each([
    ["a clean import", "zh", "light", wide],
    ["a messy import", "zh", "dark", wide],
    ["a messy import", "en", "light", phone],
    ["a messy import", "zh", "dark", phone],
    ["a refused import", "en", "light", wide],
    ["an import of two years", "en", "dark", wide],
  ] as const)("finds nothing on the page of %s in %s, %s", async (name, lang, colorScheme, viewport) => {
    const { page, close } = await open(pages[name]!, `?lang=${lang}`, { colorScheme, viewport });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll("details")].every((details) => details.querySelector("table, li")),
    );
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await close();
  });
});

describe("the account of an import", () => {
  it("stands before the question of trust, on a page with scores, and alone on one without", async () => {
    const sections = async (results: readonly unknown[]) => {
      const { page, close } = await open(results, "?lang=en");
      const ids = await page.locator("main > section").evaluateAll((all) => all.map(({ id }) => id));
      await close();
      return ids;
    };
    expect((await sections([...steady, ofSteady])).slice(-2)).toEqual(["origin", "trust"]);
    expect(await sections(steady)).not.toContain("origin");
    expect(await sections([messy])).toEqual(["origin"]);
  });

  it("shows hostile names of files, shops and columns as names and nothing more", async () => {
    const hostile: ImportReport = {
      ...messy,
      shop: { id: evil, name: evil },
      folder: evil,
      files: messy.files.map((file) => ({
        ...file,
        file: evil,
        member: evil,
        sheet: evil,
        title: { zh: evil, en: evil },
      })),
      problems: messy.problems.map((problem) => ({ ...problem, text: { zh: evil, en: evil } })),
      quality: messy.quality.map((line) => ({ ...line, places: [evil] })),
      fallbacks: messy.fallbacks.map((line) => ({ ...line, table: "__proto__", column: evil, from: evil })),
    };
    const { page, complaints, close } = await open([hostile]);
    expect(await page.locator("h1").textContent()).toBe(evil);
    expect(await page.title()).toContain("体验分报告");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("table bdi", { hasText: evil }).count()).toBeGreaterThan(4);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("says that nothing was written, and why", async () => {
    const { page, close } = await open([refused], "?lang=en");
    const text = await page.locator("#origin").innerText();
    expect(text).toContain("Not written: mend the 1 error below");
    expect(text.indexOf("no orders")).toBeLessThan(text.indexOf("Warnings"));
    await close();
  });

  it("tells what each rule version lacks, by keyboard", async () => {
    const { page, close } = await open([messy], "?lang=en");
    const card = page.locator(".card", { hasText: "What can be computed" });
    const metrics = (): Promise<string[]> => card.locator("tbody th").allInnerTexts();
    const inForce = messy.rules.find((version) => version.inForce)!;
    expect(await metrics()).toEqual(inForce.metrics.map(({ title }) => title.en));
    expect(await card.getByText("✕ no").count()).toBe(
      inForce.metrics.filter(({ can }) => can === "no").length,
    );
    await card.locator("select").focus();
    await page.keyboard.press("Home");
    await expect.poll(metrics).toEqual(messy.rules[0]!.metrics.map(({ title }) => title.en));
    await card.getByText("All versions at a glance").press("Enter");
    await card.locator("details table").waitFor();
    expect(await card.locator("details tbody tr").count()).toBe(13);
    await close();
  });

  it("has the calendar's numbers as a table, a row for each cell", async () => {
    const { page, close } = await open([messy], "?lang=en");
    const figure = page.locator("figure", { hasText: "Which days have data" });
    await figure.getByText("Show the data table").press("Enter");
    await figure.locator("table").waitFor();
    expect(await figure.locator("tbody tr").count()).toBe(120);
    const gap = figure.locator("tbody tr", { hasText: "Aug 12, 2026" });
    expect(await gap.innerText()).toContain("none, 1 day missing");
    await close();
  });

  it("names the missing days, the longest stretches of them", async () => {
    const singles = Array.from({ length: 20 }, (_, i) => ({ from: day(i * 3), until: day(i * 3) }));
    const missing = [...singles, { from: day(200), until: day(230) }];
    const empty = new Set(singles.map(({ from }) => from));
    const perDay = Array.from({ length: 365 }, (_, i) =>
      empty.has(day(i)) || (i >= 200 && i <= 230) ? 0 : 20,
    );
    const line = { ...messy.coverage[0]!, first: day(1), last: day(364), perDay: perDay.slice(1), missing };
    const { page, close } = await open([{ ...messy, coverage: [line] }], "?lang=en");
    const list = page.locator("figure ul.plain-list");
    expect(await list.innerText()).toContain("Jul 20, 2025 to Aug 19, 2025 (31 days), 15 more stretches");
    await close();
  });

  it("folds files and problems that are many, and loses none of them", async () => {
    const many: ImportReport = {
      ...messy,
      files: Array.from({ length: 60 }, (_, i) => ({ ...messy.files[0]!, file: `f${i}.csv` })),
      problems: Array.from({ length: 400 }, (_, i) => ({
        ...({ severity: "warning", count: 1 } as const),
        text: { zh: `p${i}`, en: `p${i}` },
      })),
    };
    const { page, close } = await open([many], "?lang=en");
    const files = page.locator(".card", { hasText: "Where every row" });
    expect(await files.locator("tbody tr").count()).toBe(12);
    await files.getByText("Show 48 more").click();
    await files.getByText("f59.csv").waitFor();
    const problems = page.locator(".card", { hasText: "What could not be read" });
    expect(await problems.locator("li").count()).toBe(6);
    await problems.getByText("Show 294 more").click();
    await problems.getByText("p299").waitFor();
    expect(await problems.innerText()).toContain("100 more are not listed here");
    await close();
  });

  it("prints to A4", async () => {
    const { page, close } = await open([messy]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(1);
    expect(sheets).toBeLessThan(8);
    await close();
  });
});
