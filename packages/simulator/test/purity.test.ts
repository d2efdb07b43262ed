import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folders = [
  ...["numeric", "random", "model", "engine", "levers", "study"],
  ...["backtest", "evaluate", "plan", "reconcile", "diagnose", "goal"],
];
const root = new URL("../src/", import.meta.url);

it.each(
  folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  ),
)("%s calls nothing on which engines differ, no clock and no dice of the platform", (file) => {
  const code = readFileSync(new URL(file, root), "utf8").replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
  expect(code).not.toMatch(
    /Math\.(log|exp|pow|sin|cos|tan|atan|hypot|cbrt|random|expm1|log1p)|\*\*|Date\.now|console\./,
  );
});

it("the entry of the package does not load zod", () => {
  const seen = new Set<string>();
  const visit = (file: URL) => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    for (const [, name] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\s(?!type)[^;]*?from "([^"]+)"/gm,
    )) {
      expect(name, file.pathname).not.toBe("zod");
      if (name!.startsWith(".")) visit(new URL(name!, file));
    }
  };
  visit(new URL("index.ts", root));
  expect(seen.size).toBeGreaterThan(30);
});
