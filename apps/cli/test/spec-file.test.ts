import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const own = `base: small
days: 20
shop: { id: mine, name: 我的店 }
demand:
  volume: { kind: random, purchasesPerDay: 12, dispersion: 0.1, growthPer30Days: 0 }
  promotions:
    - { name: "618", from: 2026-07-10, days: 2, factor: 3 }
`;

it("makes the shop that a file describes, and puts all of it into the truth", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { "own.yaml": own });
  const argv = ["generate", "own.yaml", "--incident", "bad-batch:2026-07-08:3d", "-o", "made", "--json"];
  const { code, out, err } = await scorecast(argv, { cwd });
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ preset: null, specFile: "own.yaml", days: 20, troubles: [] });
  const truth = JSON.parse(readFileSync(join(cwd, "made", "truth.json"), "utf8"));
  expect(truth).toMatchObject({
    preset: null,
    specFile: "own.yaml",
    spec: { shop: { id: "mine" }, days: 20 },
  });
  expect(truth.incidents).toMatchObject([{ kind: "defective-batch", from: "2026-07-08", to: "2026-07-10" }]);
  expect(readFileSync(join(cwd, "made", "shop", "shop.yaml"), "utf8")).toContain("我的店");
  const text = await scorecast(["generate", "own.yaml", "-o", "again", "--form", "folder"], { cwd });
  expect(text.out).toContain("Made again: own.yaml, 20 days from 2026-07-04");
});

it("prints a preset's spec, from which the same shop is made", async () => {
  const cwd = temporaryFolder();
  const adapted = [
    "in-crisis",
    "--days",
    "15",
    "--start",
    "2026-09-25",
    "--incident",
    "staff-sick:2026-10-01",
  ];
  const { code, out } = await scorecast(["generate", ...adapted, "--spec"], { cwd });
  expect(code).toBe(0);
  expect(readdirSync(cwd)).toEqual([]);
  const json = await scorecast(["generate", ...adapted, "--spec", "--json"], { cwd });
  writeFiles(cwd, { "a.yaml": out, "b.json": json.out });
  for (const [argv, name] of [
    [adapted, "preset"],
    [["a.yaml"], "yaml"],
    [["b.json"], "json"],
  ] as const)
    expect((await scorecast(["generate", ...argv, "-o", name, "--form", "folder"], { cwd })).code).toBe(0);
  for (const file of readdirSync(join(cwd, "preset", "shop"))) {
    const [preset, ...others] = ["preset", "yaml", "json"].map((name) =>
      readFileSync(join(cwd, name, "shop", file), "utf8"),
    );
    expect(others).toEqual([preset, preset]);
  }
});

it.each(["zh", "en"] as const)(
  "says in %s what is wrong with the file, where, and what is near",
  async (language) => {
    const cwd = temporaryFolder();
    writeFiles(cwd, {
      "own.yaml": own.replace("purchasesPerDay: 12", "purchasesPerDy: 12").replace("days: 20", "days: 900"),
    });
    const { code, out, err } = await scorecast(["generate", "own.yaml", "-o", "made", "--lang", language], {
      cwd,
    });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("own.yaml:2:1 days: ");
    expect(err).toContain({ zh: "1 到 730 的天数", en: "a number of days from 1 to 730" }[language]);
    expect(err).toContain("own.yaml:5:27 demand.volume.purchasesPerDy: ");
    expect(err).toContain(
      { zh: "是否想写“purchasesPerDay”", en: 'did you mean "purchasesPerDay"' }[language],
    );
    expect(readdirSync(cwd)).toEqual(["own.yaml"]);
  },
);

it.each([
  ["1", "5000"],
  ["730", "1"],
  ["1", "1"],
  ["3", "10"],
])("makes a shop of %s days and %s orders a day, the ends of what can be asked", async (days, perDay) => {
  const cwd = temporaryFolder();
  const argv = ["generate", "steady-fashion", "--days", days, "--orders-per-day", perDay, "-o", "made"];
  const { code, out } = await scorecast([...argv, "--form", "folder", "--json"], { cwd });
  expect(code).toBe(0);
  const asked = Number(days) * Number(perDay);
  // Poisson orders, and a level that varies by 16 % from day to day and by 15 % with the weekday.
  const error = Math.sqrt(1.1 * asked + (0.16 ** 2 + 0.07 ** 2) * Number(perDay) ** 2 * Number(days));
  expect(Math.abs(JSON.parse(out).tables.orders - asked)).toBeLessThan(4 * error + 0.1 * asked);
});

it("takes the examples of the documentation", async () => {
  const guide = readFileSync(new URL("../../../docs/generate.md", import.meta.url), "utf8");
  const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);
  expect(examples).toHaveLength(2);
  for (const text of examples) {
    const cwd = temporaryFolder();
    writeFiles(cwd, { "my-spec.yaml": text });
    const { code, out, err } = await scorecast(["generate", "my-spec.yaml", "--spec"], { cwd });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("roundCapacity: 180");
  }
});
