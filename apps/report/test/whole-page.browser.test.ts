import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, wide } from "./browser-page.ts";
import { exampleImport, exampleJson } from "./example-results.ts";
import { largeResults } from "./large-results.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const steady: readonly unknown[] = JSON.parse(exampleJson("steady"));
const evil = "</script><img src=x onerror=\"document.title='owned'\"><svg onload=alert(1)>";

/** `value` with every id, name and title of a thing that users or platforms name replaced. */
function hostile(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => hostile(item, key));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, hostile(v, name)]));
  const named = [
    "id",
    "orderId",
    "product",
    "name",
    "zh",
    "en",
    "seed",
    "question",
    "use",
    "table",
    "source",
    "programme",
  ];
  return typeof value === "string" && named.includes(key) ? `${value}${evil}` : value;
}

describe("names that would be markup", () => {
  it.each([
    ["one result", steady],
    ["several", [...steady, ...steady.map((result) => ({ ...(result as object), input: "sha256:0" }))]],
    ["an import", [exampleImport("messy")]],
  ])("are names and nothing more: %s", async (_title, results) => {
    const { page, complaints, close } = await open(hostile(results) as unknown[], "?lang=en");
    await openAll(page);
    expect(await page.locator("img, svg[onload]").count()).toBe(0);
    expect(await page.title()).not.toBe("owned");
    expect(await page.locator("main").innerText()).toContain("onerror=");
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("details")].every((details) => details.querySelector("table, li")),
  );
}

describe("by keyboard alone", () => {
  it("every control can be reached, shows that it has the focus, and does its work", async () => {
    const { page, close } = await open(steady, "?lang=en");
    const controls = await page
      .locator("a[href], button, input, select, summary, [tabindex='0']")
      .evaluateAll((all) => {
        const shown = all.filter((one) => one.checkVisibility());
        for (const [i, one] of shown.entries()) one.setAttribute("data-control", String(i));
        return shown.length;
      });
    expect(controls).toBeGreaterThan(30);
    const reached = new Set<string>();
    const bare: string[] = [];
    for (let i = 0; i < controls + 20 && reached.size < controls; i++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        const style = getComputedStyle(one);
        return {
          control: one.dataset["control"] ?? null,
          seen: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
          markup: one.outerHTML.slice(0, 80),
        };
      });
      if (focus.control === null) continue;
      reached.add(focus.control);
      if (!focus.seen) bare.push(focus.markup);
    }
    expect(reached.size).toBe(controls);
    expect(bare).toEqual([]);

    await page.getByRole("button", { name: "中文" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await page.locator("figure summary").first().focus();
    await page.keyboard.press("Space");
    await page.locator("figure table").first().waitFor();
    const saving = page.waitForEvent("download");
    await page
      .getByRole("button", { name: /存为 SVG/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    expect((await saving).suggestedFilename()).toMatch(/\.svg$/);
    await close();
  });
});

describe("on paper", () => {
  it.each(["light", "dark"] as const)(
    "is A4 in black on white, without anything to click, from the %s theme",
    async (colorScheme) => {
      const { page, close } = await open(steady, "?lang=zh", { colorScheme });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
      expect(boxes.length).toBeGreaterThan(2);
      for (const [, width, height] of boxes) {
        expect(Math.abs(Number(width) - 595.28)).toBeLessThan(1.5);
        expect(Math.abs(Number(height) - 841.89)).toBeLessThan(1.5);
      }
      await page.emulateMedia({ media: "print" });
      const clickable = await page
        .locator("button, input, select, nav, summary")
        .evaluateAll((all) =>
          all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 60)),
        );
      expect(clickable).toEqual([]);
      const colours = await page.evaluate(() =>
        [document.body, document.querySelector("h2")!]
          .map((one) => getComputedStyle(one))
          .map((s) => [s.backgroundColor, s.color]),
      );
      expect(colours[0]![0]).toBe("rgb(255, 255, 255)");
      expect(colours[1]![1]).toBe("rgb(27, 34, 48)");
      await close();
    },
  );

  it("holds the numbers of what only a screen can move, and the tables that the reader opened", async () => {
    const { page, close } = await open(steady, "?lang=zh");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const figure = page.locator("figure:has(input[type=range])").first();
    await figure.locator("table").waitFor();
    expect(await figure.locator("table").isVisible()).toBe(true);
    expect(await page.locator("figure:has(.fan) table").count()).toBe(0);
    await close();
  });
});

describe("a year and ten scenarios", () => {
  it("opens to a page of bounded size, and its tables when asked", async () => {
    const { page, complaints, close } = await open(largeResults(365, 10), "?lang=en", { viewport: wide });
    expect(await page.locator("*").count()).toBeLessThan(12_000);
    const figure = page.locator("figure:has(.fan)");
    await figure.locator("summary").click();
    await figure.locator("table").waitFor();
    expect(await figure.locator("tbody tr").count()).toBe(366);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
