import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone } from "./browser-page.ts";
import { exampleJson } from "./example-results.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { open } = pagesInBrowser();
const steady: readonly unknown[] = JSON.parse(exampleJson("steady"));

async function saved(page: Page, button: Locator): Promise<{ download: Download; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await button.click();
  const download = await waiting;
  return { download, bytes: await readFile((await download.path())!) };
}

const linesOf = (bytes: Buffer): string[] => bytes.toString("utf8").slice(1).trimEnd().split("\r\n");

describe("a table", () => {
  it("is saved as CSV: the numbers it shows, explanations beside them, nothing a spreadsheet would run", async () => {
    const [score, ...rest] = steady as { metrics: { title: object }[] }[];
    const evil = '=HYPERLINK("http://x","y")';
    const metrics = score!.metrics.map((metric, i) =>
      i === 0 ? { ...metric, title: { zh: evil, en: evil } } : metric,
    );
    const { page, complaints, close } = await open([{ ...score, metrics }, ...rest], "?lang=en");
    const { download, bytes } = await saved(
      page,
      page.getByRole("button", { name: "Save the table “Every metric” as CSV" }),
    );
    expect(download.suggestedFilename()).toBe("Every metric.csv");
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, first, ...others] = linesOf(bytes);
    expect(header).toContain("Metric,Metric: note,Value and counts,Value and counts: note");
    expect(first).toMatch(/^"'=HYPERLINK\(""http:\/\/x"",""y""\)",/);
    expect(others).toHaveLength(metrics.length - 1);
    expect(others.join("\n")).toMatch(/,\d+\.\d+%,\d+ ÷ \d+,/);
    expect(bytes.toString()).not.toMatch(/−/);
    expect(complaints).toEqual([]);
    await close();
  });

  it("behind a chart has its own button, and as many lines as days", async () => {
    const { page, close } = await open(steady);
    const figure = page.locator("figure", { hasText: "怎么走到那里" }).or(page.locator("figure:has(.fan)"));
    await figure.first().locator("summary").click();
    const { bytes } = await saved(page, figure.first().getByRole("button", { name: /CSV/ }));
    expect(linesOf(bytes)).toHaveLength(1 + 61);
    await close();
  });

  it("is copied for pasting", async () => {
    const { page, close } = await open(steady, "?lang=en", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Copy the table “Every metric”" }).press("Enter");
    await page.getByText("Copied.").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.split("\n")[0]!.split("\t").slice(0, 2)).toEqual(["Metric", "Metric: note"]);
    await close();
  });

  it("and every other one has both buttons, told apart by name", async () => {
    const { page, close } = await open(steady, "?lang=zh", { viewport: phone });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll("details")].every((d) => d.querySelector("table")),
    );
    const tables = await page.locator("main table").count();
    const names = await page.getByRole("button", { name: /^把表格“.+”存为 CSV$/ }).count();
    expect(tables).toBeGreaterThan(8);
    expect(names).toBe(tables);
    await close();
  });
});

describe("a chart", () => {
  it.each(["light", "dark"] as const)(
    "is saved as an SVG that needs no style sheet, in the %s theme",
    async (colorScheme) => {
      const { page, complaints, close } = await open(steady, "?lang=en", { colorScheme });
      const figures = page.locator("figure.card:has(svg[role=img])");
      const count = await figures.count();
      expect(count).toBeGreaterThan(5);
      for (let i = 0; i < count; i++) {
        const figure = figures.nth(i);
        const { bytes } = await saved(page, figure.getByRole("button", { name: /as SVG$/ }));
        const svg = bytes.toString("utf8");
        expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
        expect(svg).not.toMatch(/ (class|style)=|var\(|<script|light-dark/);
        const title = await figure.locator("h3").innerText();
        const texts = [...svg.matchAll(/>([^<>]+)</g)].map(([, text]) => text!.replaceAll("&amp;", "&"));
        expect(texts.join(" ").replace(/\s+/g, "")).toContain(title.replace(/\s+/g, ""));
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it("is saved as a PNG that looks like the page: same colours, twice the pixels", async () => {
    const { page, complaints, close } = await open(steady, "?lang=en");
    const figure = page.locator("figure:has(.fan)");
    const { download, bytes } = await saved(page, figure.getByRole("button", { name: /as PNG$/ }));
    expect(download.suggestedFilename()).toBe("The way there.png");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    const { width } = (await figure.locator("svg[role=img]").boundingBox())!;
    expect(bytes.readUInt32BE(16)).toBe((Math.round(width) + 40) * 2);
    const accent = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const median = getComputedStyle(document.querySelector(".fan .median")!)
        .stroke.match(/\d+/g)!
        .map(Number);
      let found = 0;
      for (let i = 0; i < data.length; i += 4) if (median.every((c, k) => data[i + k] === c)) found++;
      return { found, corner: [...data.slice(0, 4)] };
    }, bytes.toString("base64"));
    expect(accent.found).toBeGreaterThan(500);
    expect(accent.corner).toEqual([255, 255, 255, 255]);
    expect(complaints).toEqual([]);
    await close();
  });
});
