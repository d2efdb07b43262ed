import AxeBuilder from "@axe-core/playwright";
import { loadRules, parseLocalTime } from "@scorecast/core";
import { diagnoseShop, standardsWith } from "@scorecast/simulator/diagnose";
import { adaptedSpec, generateShop, shopHistory, shopPresets } from "@scorecast/simulator/generate";
import { expect, it, vi } from "vitest";
import { dossiersOf } from "../src/dossier.ts";
import { misfitOf } from "../src/intake/result-shape.ts";
import { readResults } from "../src/read-results.ts";
import { pagesInBrowser, phone, wide } from "./browser-page.ts";
import { exampleDossier } from "./example-results.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { open, sidewaysScroll } = pagesInBrowser();
const spec = adaptedSpec(shopPresets["bad-batch"], { ordersPerDay: 15 });
const products = spec.products.map((product, i) => (i === 0 ? { ...product, id: "<img src=x>锅" } : product));
const [incident] = spec.incidents;
const incidents = [{ ...incident, productId: "<img src=x>锅" }] as typeof spec.incidents;
const history = shopHistory(generateShop({ ...spec, products, incidents }, "causes"));
const rules = await loadRules("douyin-2026-09-08");
const diagnosis = diagnoseShop({
  ...{ history, rules, asOf: history.lastDay! + 1, input: "sha256:example", program: "test" },
  ...{ standards: standardsWith({}), since: parseLocalTime("2026-10-20 00:00:00") },
});

it("belongs to the dossier of its shop, rules and day, and fits what the page reads", () => {
  const { score } = exampleDossier("steady");
  const own = { ...diagnosis, input: score!.input, rules: score!.rules, asOf: score!.asOf };
  const { results, problems } = readResults(JSON.stringify([score, own]));
  expect(problems).toEqual([]);
  expect(dossiersOf(results).map((dossier) => dossier.diagnosis !== null)).toEqual([true]);
  expect(misfitOf(diagnosis)).toBeNull();
  expect(misfitOf({ ...diagnosis, causes: [{ ...diagnosis.causes[0]!, says: 1 }] } as never)).toBe(
    "causes[0].says",
  );
});

it.each([
  ["zh", "light", phone, /^最可能的原因：坏批次，约 −\d+\.\d+ 分（−\d+\.\d+ 到 [−+]?\d+\.\d+）。$/],
  ["en", "dark", wide, /^The likeliest cause: Bad batch, about −\d+\.\d+ points/],
] as const)(
  "says the likeliest cause first, draws and tells all, in %s",
  async (lang, colorScheme, viewport, says) => {
    const { page, complaints, close } = await open([diagnosis], `?lang=${lang}`, { colorScheme, viewport });
    const section = page.locator("#causes");
    expect(await section.locator(".say").first().innerText()).toMatch(says);
    expect(await section.locator("figure .chart").count()).toBe(1 + diagnosis.contributions.length);
    await section.locator("div.card ~ details.card summary").first().click();
    expect(await section.locator("details.card tbody tr").count()).toBe(diagnosis.causes.length);
    expect(await section.innerText()).toContain("<img src=x>锅");
    expect(await section.locator("img").count()).toBe(0);
    expect(await sidewaysScroll(page)).toBe(0);
    const { violations } = await new AxeBuilder({ page })
      .include("#causes")
      .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
);
