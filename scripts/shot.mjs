import { chromium } from "playwright-core";
import { ensureBrowser } from "./browser.mjs";
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
for (const [name, viewport, colorScheme, lang] of [["wide-zh", { width: 1000, height: 1400 }, "light","zh"],["phone-en", { width: 390, height: 844 }, "dark","en"]]) {
  const c = await browser.newContext({ locale: lang==="zh"?"zh-CN":"en-US", viewport, colorScheme });
  const t = await c.newPage(); t.on("console",m=>console.log(m.text())); t.on("pageerror",e=>console.log("ERR",e.message));
  await t.goto(`file://${process.argv[2]}?lang=${lang}`);
  await t.waitForSelector("html[data-ready]");
  console.log(await t.evaluate(()=>[document.documentElement.scrollWidth, innerWidth].join("/")));
  await t.locator("#causes").screenshot({ path: `/tmp/dg/${name}.png` });
  await c.close();
}
await browser.close();
