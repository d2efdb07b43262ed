// npm run screenshots [FOLDER]: the pictures of the README and the docs, from the demo page (npm run demo first).
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ensureBrowser } from "./browser.mjs";

const page = new URL("../out/demo.html", import.meta.url).href;
const images = process.argv[2]
  ? resolve(process.argv[2])
  : fileURLToPath(new URL("../docs/images/", import.meta.url));
/** Name of a picture, the part of the page that it shows. */
const parts = {
  forecast: "#future figure:has(.dots)",
  chances: "#future figure:has(.chances)",
  curves: "#why figure:has(.places)",
  drives: "#drives figure:has(.tornado)",
  outcomes: "#what-if figure:has(.outcome)",
  causes: "#causes figure",
};
mkdirSync(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [lang, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
]) {
  for (const [name, viewport, colorScheme] of [
    ["report", { width: 1000, height: 1480 }, "light"],
    ["phone", { width: 390, height: 844 }, "dark"],
  ]) {
    const context = await browser.newContext({ locale, viewport, colorScheme });
    const tab = await context.newPage();
    await tab.goto(`${page}?lang=${lang}`);
    await tab.waitForSelector("html[data-ready]");
    await tab.screenshot({ path: join(images, `${name}-${lang}.png`) });
    if (name === "report")
      for (const [part, place] of Object.entries(parts))
        await tab
          .locator(place)
          .first()
          .screenshot({ path: join(images, `${part}-${lang}.png`) });
    await context.close();
  }
}
await browser.close();
