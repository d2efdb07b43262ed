import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const files = ["src/kernel", "assembly"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith(".ts") && file !== "kernel-bytes.ts")
    .map((file) => `${folder}/${file}`),
);

it("looks at both kernels", () => {
  expect(files.length).toBeGreaterThan(20);
});

it.each(files)("%s calls nothing on which engines differ and nothing of Node or the browser", (file) => {
  const code = readFileSync(new URL(file, root), "utf8").replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  expect(code).not.toMatch(
    /(Native)?Mathf?\.(log|exp|pow|sin|cos|tan|atan|hypot|cbrt|random|expm1|log1p)|relaxed|Date\.now|console\.|node:|\bBuffer\b|\batob\b|\bfetch\b/,
  );
  expect(code.replaceAll(/2 \*\* -?(32|33|shift)/g, "")).not.toMatch(/\*\*/);
});
