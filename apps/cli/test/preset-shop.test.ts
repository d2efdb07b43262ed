import { shopPresets } from "@scorecast/simulator/generate";
import { describe, expect, it } from "vitest";
import { scorecast, temporaryFolder } from "./scorecast.ts";
import { writeFiles } from "./shops.ts";

const quick = ["--replications", "40", "--horizon", "10d", "--json"];

describe("preset:NAME in place of a shop folder", () => {
  it("scores what generate would write, to the digit", async () => {
    const cwd = temporaryFolder();
    await scorecast(["generate", "small", "--seed", "a", "--form", "folder", "-o", "made"], { cwd });
    const written = JSON.parse((await scorecast(["score", "made/shop", "--json"], { cwd })).out);
    const { code, out, err } = await scorecast(["score", "preset:small#a", "--json"], { cwd });
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({ ...written, input: "preset:small#a" });
    const other = JSON.parse((await scorecast(["score", "preset:small#b", "--json"], { cwd })).out);
    expect(other.metrics).not.toEqual(written.metrics);
  });

  it("takes generate's own seed where none is named", async () => {
    const [plain, named] = [
      await scorecast(["score", "preset:small", "--json"]),
      await scorecast(["score", "preset:small#scorecast", "--json"]),
    ];
    expect(plain.out).toBe(named.out);
    expect(JSON.parse(plain.out).input).toBe("preset:small#scorecast");
  });

  it.each([
    ["forecast", "preset:fresh-fruit"],
    ["compare", "preset:courier-strike", "--lever", "courier-change"],
  ])("%s of %s", async (command, shop, ...rest) => {
    const { code, out, err } = await scorecast([command, shop, ...rest, ...quick]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ input: `${shop}#scorecast`, start: "2026-11-01" });
  });

  it.each(["explain", "fit"])("%s takes it too", async (command) => {
    const { code, out } = await scorecast([command, "preset:bad-batch", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).input).toBe("preset:bad-batch#scorecast");
  });

  it("stands in a scenario file, which lies anywhere", async () => {
    const cwd = temporaryFolder();
    writeFiles(`${cwd}/plans`, {
      "plan.yaml":
        "shop: preset:live-stream-surge#s\nscenarios:\n  rounds: { levers: [{ use: second-daily-pickup }] }\n",
    });
    const { code, out, err } = await scorecast(["compare", "plans/plan.yaml", ...quick], { cwd });
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out).input).toBe("preset:live-stream-surge#s");
  });

  it.each(["score", "forecast", "fit"])(
    "%s refuses a name that is none, with the nearest",
    async (command) => {
      const { code, out, err } = await scorecast([command, "preset:fresh-frut"]);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain('There is no shop called "fresh-frut". Did you mean preset:fresh-fruit?');
      expect(err).toContain(Object.keys(shopPresets).join(", "));
    },
  );
});
