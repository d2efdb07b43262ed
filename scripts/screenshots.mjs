// npm run screenshots: the pictures of the README, from the demo page (npm run demo first).
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { ensureBrowser } from "./browser.mjs";

const page = new URL("../out/demo.html", import.meta.url).href;
const images = new URL("../docs/images/", import.meta.url).pathname;
mkdirSync(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [lang, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
]) {
  const context = await browser.newContext({
    locale,
    viewport: { width: 1000, height: 1480 },
    colorScheme: "light",
  });
  const tab = await context.newPage();
  await tab.goto(`${page}?lang=${lang}`);
  await tab.waitForSelector("svg");
  await tab.screenshot({ path: `${images}report-${lang}.png` });
  await tab
    .locator("section")
    .nth(2)
    .screenshot({ path: `${images}forecast-${lang}.png` });
  await context.close();
}
await browser.close();
