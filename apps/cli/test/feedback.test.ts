import { join } from "node:path";
import { expect, it } from "vitest";
import { ProjectionReportSchema } from "../src/projection-schema.ts";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { smallShop, writeFiles } from "./shops.ts";

const cwd = temporaryFolder();
writeFiles(join(cwd, "shop"), smallShop);
writeFiles(cwd, {
  "plan.yaml": "shop: ./shop\nfeedback: {elasticity: 3, cutoff: {below: 60, to: 0.1}}\n",
  "bad.yaml": "shop: ./shop\nfeedback: {elasticity: 3, delay: 0d}\n",
});
const quick = ["--replications", "60", "--horizon", "10d"];
const run = (...argv: string[]) => scorecast([...argv, ...quick], { cwd });
const json = async (...argv: string[]) =>
  ProjectionReportSchema.parse(JSON.parse((await run(...argv, "--json")).out));

it("is off where nobody asks for it, and says so", async () => {
  const report = await json("forecast", "shop");
  expect(report.feedback).toBeUndefined();
  expect(report.scenarios.map(({ id }) => id)).toEqual(["baseline"]);
  expect(report.assumptions.map(({ id }) => id)).toContain("no-feedback");
});

it("says that it is on, what it takes for granted, and the result with and without it", async () => {
  const report = await json("forecast", "shop", "--traffic-elasticity", "2");
  expect(report.feedback).toEqual({
    ...{ elasticity: 2, delayDays: 1, least: 0.5, most: 1.5 },
    provenance: "assumed",
  });
  expect(report.scenarios.map(({ id }) => id)).toEqual(["baseline", "without-feedback"]);
  const ids = report.assumptions.map(({ id }) => id);
  expect(ids).toContain("feedback");
  expect(ids).not.toContain("no-feedback");
  const plain = await json("forecast", "shop");
  expect(report.scenarios[1]!.days.map(({ total }) => total)).toEqual(
    plain.scenarios[0]!.days.map(({ total }) => total),
  );
});

it("tells it in both languages", async () => {
  const zh = (await run("forecast", "shop", "--traffic-elasticity", "2", "--lang", "zh")).out.replace(
    /\s/g,
    "",
  );
  const en = (await run("forecast", "shop", "--traffic-elasticity", "2", "--lang", "en")).out;
  expect(zh).toMatch(/已开启分数对流量的反馈.*由使用者假设/);
  expect(zh).toMatch(/计入反馈[\d.]+，不计[\d.]+/);
  expect(en.replace(/\s+/g, " ")).toMatch(/Mean total on the last day: [\d.]+ with it, [\d.]+ without it/);
});

it("takes a file's feedback, and the option's elasticity over it", async () => {
  const cutoff = { below: 60, to: 0.1 };
  expect((await json("forecast", "plan.yaml")).feedback).toMatchObject({ elasticity: 3, cutoff });
  expect((await json("forecast", "plan.yaml", "--traffic-elasticity", "1")).feedback).toMatchObject({
    ...{ elasticity: 1, cutoff },
  });
});

it("refuses what it cannot take, with the place", async () => {
  const { code, err } = await run("forecast", "shop", "--traffic-elasticity", "-3", "--lang", "en");
  expect(code).toBe(2);
  expect(err).toContain("0 to 20");
  const bad = await run("forecast", "bad.yaml", "--lang", "en");
  expect(bad.code).toBe(2);
  expect(bad.err).toMatch(/bad\.yaml:2.*delay of feedback is 0/s);
});
