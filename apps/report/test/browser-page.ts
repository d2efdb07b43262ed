import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { fillTemplate } from "../src/fill-template.ts";

export const phone = { width: 360, height: 740 };
export const wide = { width: 1280, height: 900 };

/** A browser for the tests of a file, and the built page in it. */
export function pagesInBrowser() {
  let browser: Browser;
  let folder: string;
  let template: string;

  beforeAll(async () => {
    template = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");
    folder = mkdtempSync(join(tmpdir(), "scorecast-page-"));
    browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  /**
   * Opens `results` as a page from disk; `complaints` collects console errors and every request but the page itself and what
   * it makes of its own script. `before` runs in the page ahead of it.
   */
  async function open(
    results: readonly unknown[],
    query = "",
    options: BrowserContextOptions = {},
    before?: () => void,
  ) {
    const file = join(folder, "page.html");
    writeFileSync(file, fillTemplate(template, results));
    const context = await browser.newContext({ viewport: wide, locale: "zh-CN", ...options });
    const page = await context.newPage();
    if (before) await page.addInitScript(before);
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.isNavigationRequest())
        complaints.push(request.url());
    });
    await page.goto(`${pathToFileURL(file).href}${query}`);
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    return { page, complaints, close: () => context.close() };
  }

  const sidewaysScroll = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  return { open, sidewaysScroll };
}
