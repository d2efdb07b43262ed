import AxeBuilder from "@axe-core/playwright";
import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { type ExampleShop, exampleJson, shops } from "./example-results.ts";

const hostileName = "</script><img src=x onerror=\"document.title='owned'\"><b>小店</b>";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const resultsOf = (shop: ExampleShop): unknown[] => JSON.parse(exampleJson(shop));

describe.each(shops)("the page of the %s shop", (shop) => {
  it.each([
    ["zh", "wide", wide],
    ["en", "wide", wide],
    ["zh", "phone", phone],
    ["en", "phone", phone],
  ] as const)(
    "opens from disk in %s on a %s screen, without a complaint, a request or sideways scrolling",
    async (lang, _name, viewport) => {
      const { page, complaints, close } = await open(resultsOf(shop), `?lang=${lang}`, { viewport });
      expect(await page.locator("main section h2").count()).toBeGreaterThanOrEqual(3);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang === "zh" ? "zh-CN" : "en");
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
    ["steady", "zh", "light", wide],
    ["steady", "en", "dark", wide],
    ["steady", "en", "light", phone],
    ["small", "zh", "dark", phone],
    ["growth", "en", "light", wide],
    ["none", "zh", "dark", wide],
    ["five-point", "zh", "light", wide],
  ] as const)(
    "finds nothing on the page of the %s shop in %s, %s",
    async (shop, lang, colorScheme, viewport) => {
      const { page, close } = await open(resultsOf(shop), `?lang=${lang}`, { colorScheme, viewport });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.waitForFunction(() =>
        [...document.querySelectorAll("details")].every((details) => details.querySelector("table") !== null),
      );
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await close();
    },
  );
});

describe("the page", () => {
  it("shows a hostile shop name as a name and nothing more", async () => {
    const results = resultsOf("steady").map((result) => {
      const { shop } = result as { shop?: object };
      return shop ? { ...(result as object), shop: { ...shop, name: hostileName } } : result;
    });
    const { page, complaints, close } = await open(results);
    expect(await page.locator("h1").textContent()).toBe(hostileName);
    expect(await page.title()).toBe(`${hostileName} · 体验分报告`);
    expect(await page.locator("img").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("links only to http addresses", async () => {
    const [score] = resultsOf("steady") as { sources: object[] }[];
    const sources = [{ id: "x", title: "bad", url: "javascript:document.title='owned'" }];
    const { page, close } = await open([{ ...score, sources }]);
    expect(await page.getByText("bad", { exact: true }).count()).toBe(1);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('a[target="_blank"]:not([rel="noopener noreferrer"])').count()).toBe(0);
    await close();
  });

  it("runs no script but its own", async () => {
    const { page, complaints, close } = await open(resultsOf("steady"));
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.owned = 'yes'";
      document.body.append(script);
    });
    expect(await page.locator("html[data-owned]").count()).toBe(0);
    expect(complaints.join()).toMatch(/Content Security Policy/);
    await close();
  });

  it("changes language and colours by keyboard, after the fact", async () => {
    const { page, complaints, close } = await open(resultsOf("steady"), "?lang=zh");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.locator("#answer h2").innerText()).toContain("The answer");
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Dark" }).press("Space");
    expect(await background()).not.toBe(light);
    expect(complaints).toEqual([]);
    await close();
  });

  it("counts the futures again when the threshold moves", async () => {
    const { page, close } = await open(resultsOf("steady"), "?lang=en");
    const slider = page.getByRole("slider", { name: "Threshold" });
    await slider.fill("82");
    const [filled, hollow] = await Promise.all([
      page.locator(".dots .reached").count(),
      page.locator(".dots .short").count(),
    ]);
    expect(filled + hollow).toBe(50);
    expect(await page.locator("#future output").innerText()).toContain(`${filled} of 50 futures reach 82.`);
    await slider.press("ArrowRight");
    expect(await page.locator(".dots .reached").count()).toBeLessThan(filled);
    await close();
  });

  it("has every chart's numbers as a table, in as many rows as days", async () => {
    const { page, close } = await open(resultsOf("steady"), "?lang=en");
    const figure = page.locator("figure", { hasText: "The way there" });
    expect(await figure.locator("tr").count()).toBe(0);
    await figure.getByText("Show the data table").press("Enter");
    await figure.locator("table").waitFor();
    expect(await figure.locator("tbody tr").count()).toBe(61);
    await close();
  });

  it("shows the costliest events first and the rest on demand", async () => {
    const [score, explanation] = resultsOf("steady") as [unknown, { events: object[] }];
    const events = Array.from({ length: 30 }, (_, i) => ({ ...explanation.events[0], id: `E${i}` }));
    const { page, close } = await open([score, { ...explanation, events }], "?lang=en");
    const card = page.locator(".card", { hasText: "The events that hurt most" });
    expect(await card.locator("tbody tr").count()).toBe(8);
    await card.getByText("Show 22 more").click();
    await card.getByText("E29").waitFor();
    expect(await card.locator("tbody tr").count()).toBe(30);
    await close();
  });

  it("draws 20 dots on a phone and 50 on a wide screen", async () => {
    const { page, close } = await open(resultsOf("steady"), "", { viewport: phone });
    expect(await page.locator(".dots circle").count()).toBe(20);
    await page.setViewportSize(wide);
    await expect.poll(() => page.locator(".dots circle").count()).toBe(50);
    await close();
  });

  it("lets the reader choose among several shops", async () => {
    const { page, complaints, close } = await open([...resultsOf("steady"), ...resultsOf("small")]);
    await page.locator("header .picker select").selectOption("1");
    expect(await page.locator("h1").innerText()).toBe("小满手作");
    expect(await page.title()).toContain("小满手作");
    expect(complaints).toEqual([]);
    await close();
  });

  it("says what it cannot show", async () => {
    const { page, close } = await open([{ kind: "score", formatVersion: 9 }], "?lang=en");
    expect(await page.getByRole("alert").innerText()).toContain("Result 1 has format version 9");
    await close();
  });

  it("says how to fill an empty template", async () => {
    const { page, complaints, close } = await open([]);
    expect(await page.locator("main").innerText()).toContain("scorecast report");
    expect(complaints).toEqual([]);
    await close();
  });

  it("prints to A4", async () => {
    const { page, close } = await open(resultsOf("steady"));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThan(16);
    await close();
  });
});
