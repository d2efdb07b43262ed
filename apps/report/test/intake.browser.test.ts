import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone } from "./browser-page.ts";
import { exampleJson } from "./example-results.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const steady: readonly object[] = JSON.parse(exampleJson("steady"));
const small: readonly object[] = JSON.parse(exampleJson("small"));
const given = (name: string, content: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

describe("a page without results", () => {
  it("takes files by dialog, one after the other, and lists what it cannot take", async () => {
    const { page, complaints, close } = await open([], "?lang=en", { viewport: phone });
    const input = page.locator("input[type=file]");
    await input.setInputFiles([given("steady.json", steady), given("</script><img onerror=x>.json", "{")]);
    await page.locator("#answer").waitFor();
    expect(await page.getByRole("alert").innerText()).toBe(
      "</script><img onerror=x>.json is not valid JSON.",
    );
    expect(await page.title()).toContain("云间女装旗舰店");
    await input.setInputFiles([given("small.json", small)]);
    await page.locator("#conditions").waitFor();
    expect(await page.locator("h1").innerText()).toBe("2 results side by side");
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole("button", { name: "Start again" }).press("Enter");
    expect(await page.locator("main section[id]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("takes what is dropped anywhere on it", async () => {
    const { page, complaints, close } = await open([], "?lang=zh");
    await page.evaluate((json) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([json], "steady.json", { type: "application/json" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, JSON.stringify(steady));
    await page.locator("#answer").waitFor();
    expect(await page.locator("h1").innerText()).toBe("云间女装旗舰店");
    expect(complaints).toEqual([]);
    await close();
  });

  it("shows the rest when a result holds a value that no program writes", async () => {
    const [score, explanation] = steady as [{ metrics: object[] }, object];
    const odd = {
      ...score,
      metrics: score.metrics.map((metric) => ({ ...metric, window: { from: "never", to: "x" } })),
    };
    const { page, close } = await open([], "?lang=en");
    await page.locator("input[type=file]").setInputFiles([given("odd.json", [odd, explanation])]);
    await page.locator("#why").waitFor();
    expect(await page.locator("#why").innerText()).toContain("cannot be drawn");
    expect(await page.locator("#answer").innerText()).toContain("81");
    await close();
  });
});

it("a page with results takes no files", async () => {
  const { page, close } = await open(steady);
  expect(await page.locator("input[type=file]").count()).toBe(0);
  await close();
});
