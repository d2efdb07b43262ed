import AxeBuilder from "@axe-core/playwright";
import { describe, expect, it, vi } from "vitest";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { exampleJson } from "./example-results.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const resultsOf = (shop: "steady" | "small" | "five-point" | "none"): { kind: string; rules: string }[] =>
  JSON.parse(exampleJson(shop));
const steady = resultsOf("steady");
const otherRules = steady.map((result) => ({ ...result, rules: "douyin-2026-07-14" }));
const many = Array.from({ length: 6 }, (_, i) =>
  steady.map((result) => ({ ...result, input: `sha256:${i}` })),
).flat();

const pages: Record<string, readonly unknown[]> = {
  "two rule versions": [...steady, ...otherRules],
  "two shops": [...steady, ...resultsOf("small")],
  "two scales and no score": [...steady, ...resultsOf("five-point"), ...resultsOf("none")],
  "six results": many,
};

describe.each(Object.entries(pages))("the page of %s", (_name, results) => {
  it.each([
    ["zh", "light", wide],
    ["en", "dark", phone],
  ] as const)("opens in compare mode, in %s, %s", async (lang, colorScheme, viewport) => {
    const { page, complaints, close } = await open(results, `?lang=${lang}`, { colorScheme, viewport });
    const ids = await page.locator("main > section").evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual(["conditions", "outcomes", "outlook"]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.locator("main").innerText()).not.toMatch(/NaN|undefined|null|\[object|Infinity|[{}]/);
    expect(complaints).toEqual([]);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await close();
  });
});

describe("compare mode", () => {
  it("calls nothing a process effect across rule versions, and says how to score again", async () => {
    const { page, close } = await open(pages["two rule versions"]!, "?lang=en");
    expect(await page.locator("#conditions .warn").innerText()).toMatch(
      /^A and B: this difference is no process effect/,
    );
    expect(await page.locator(".commands").innerText()).toContain("--rules douyin-2026-09-08 -o B.json");
    await page.getByLabel("Measured against").selectOption("1");
    expect(await page.locator(".commands").innerText()).toContain("--rules douyin-2026-07-14 -o A.json");
    await close();
  });

  it("lists what differs before what does not", async () => {
    const { page, close } = await open(pages["two rule versions"]!, "?lang=en");
    const cells = await page.locator("#conditions tbody td:nth-child(2)").allInnerTexts();
    expect(cells.length).toBeGreaterThan(10);
    const firstSame = cells.findIndex((cell) => cell.startsWith("="));
    expect(firstSame).toBeGreaterThan(0);
    expect(cells.slice(firstSame).every((cell) => cell.startsWith("="))).toBe(true);
    await close();
  });

  it("subtracts from the result that the reader chooses", async () => {
    const [score, ...rest] = steady as unknown as { total: number }[];
    const lower = { ...score!, total: score!.total - 2, input: "sha256:0" };
    const { page, close } = await open([score, ...rest, lower], "?lang=en");
    const row = page.locator("#outcomes tr", { hasText: "Total, unrounded" });
    expect(await row.locator("td").allInnerTexts()).toEqual(["80.8", "78.8\n(−2.0)"]);
    await page.getByLabel("Measured against").selectOption("1");
    expect(await row.locator("td").allInnerTexts()).toEqual(["80.8\n(+2.0)", "78.8"]);
    await close();
  });

  it("subtracts nothing across scales", async () => {
    const { page, close } = await open([...steady, ...resultsOf("five-point")], "?lang=en");
    expect(await page.locator("#outcomes table").first().innerText()).not.toMatch(/\([+−]/);
    expect(await page.locator("#outlook figure").count()).toBe(0);
    await close();
  });

  it("leads to each result and back", async () => {
    const { page, close } = await open(pages["two shops"]!, "?lang=zh");
    await page.locator("header .picker select").selectOption("1");
    expect(await page.locator("h1").innerText()).toBe("小满手作");
    await page.locator("header .picker select").selectOption("-1");
    expect(await page.locator("h1").innerText()).toBe("2 份结果并排看");
    await close();
  });
});
