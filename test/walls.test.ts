import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = new URL("..", import.meta.url).pathname;

/** Every file below a folder, without what is built or installed. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (
      ["node_modules", "dist", "test-results", ".turbo", "out", "reports", ".stryker-tmp"].includes(
        entry.name,
      )
    )
      return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = ["packages", "apps"]
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((path) => /\/src\/.*\.tsx?$/.test(path));
const pure = sources.filter((path) => /packages\/(core|simulator)\/src\//.test(path));

describe("the arrows of the architecture", () => {
  let copy = "";
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "walls-"));
    for (const name of ["packages", "apps", ".dependency-cruiser.cjs", "tsconfig.base.json", "package.json"])
      cpSync(join(root, name), join(copy, name), {
        recursive: true,
        filter: (path) => !/\/(node_modules|test-results|\.turbo|golden)(\/|$)/.test(path),
      });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const cruise = () =>
    spawnSync(
      join(root, "node_modules/.bin/depcruise"),
      ["packages", "apps", "--config", ".dependency-cruiser.cjs"],
      {
        cwd: copy,
        encoding: "utf8",
      },
    );

  it("cruises the whole tree, not an empty one", () => {
    const { stdout, stderr } = cruise();
    const modules = Number(/\((\d+) modules/.exec(stdout + stderr)?.[1] ?? 0);
    expect(modules).toBeGreaterThan(150);
  });

  it.each([
    [
      "packages/core/src/planted.ts",
      'export * from "../../simulator/src/index.ts";\n',
      "core-imports-nobody",
    ],
    [
      "packages/simulator/src/planted.ts",
      'export * from "../../ingest/src/index.ts";\n',
      "simulator-imports-core",
    ],
    [
      "packages/core/src/planted.ts",
      'export { readFileSync } from "node:fs";\n',
      "pure-packages-know-no-node",
    ],
    [
      "packages/ingest/src/planted.ts",
      'export * from "../../../apps/report/src/fill-template.ts";\n',
      "nobody-imports-an-app",
    ],
  ])("refuses a planted violation in %s", (file, text, rule) => {
    const planted = join(copy, file);
    writeFileSync(planted, text);
    const { status, stdout } = cruise();
    rmSync(planted);
    expect(stdout).toContain(rule);
    expect(status).not.toBe(0);
  });
});

describe("what pure code may not touch", () => {
  it.each([
    ["dice of its own", /Math\.random/],
    ["the clock", /Date\.now|new Date\(\)|performance\.now/],
    ["the console", /\bconsole\./],
    ["the process", /\bprocess\.(env|argv|exit|cwd|std|hrtime|memory|cpu)/],
  ])("%s", (_, forbidden) => {
    const offenders = pure.filter((path) => forbidden.test(withoutComments(path)));
    expect(offenders.map((path) => relative(root, path))).toEqual([]);
  });

  it("functions whose bits differ between JavaScript engines, in the simulator", () => {
    const engineBound =
      /Math\.(log|log1p|log2|log10|exp|expm1|pow|sin|cos|tan|atan|atan2|hypot|cbrt|tanh|sinh|cosh)\b|[\w)\]] ?\*\* ?[\w(]/;
    const offenders = pure.filter(
      (path) => path.includes("/simulator/") && engineBound.test(withoutComments(path)),
    );
    expect(offenders.map((path) => relative(root, path))).toEqual([]);
  });

  it("rule-version ids outside the registry of rules", () => {
    const offenders = sources.filter(
      (path) =>
        !/rules\/registry\.ts$/.test(path) && /"douyin-20\d\d|"guide-20\d\d/.test(withoutComments(path)),
    );
    expect(offenders.map((path) => relative(root, path))).toEqual([]);
  });
});

describe("the shape of the tree", () => {
  it("has no drawers", () => {
    const drawers = sources.filter((path) =>
      /\/(utils?|helpers?|common|misc|types|constants|shared)(\.tsx?|\/)/.test(path),
    );
    expect(drawers.map((path) => relative(root, path))).toEqual([]);
  });

  it("names no machine path and no registry host", () => {
    const texts = [...filesBelow(root)].filter(
      (path) =>
        /\.(ts|tsx|mjs|cjs|json|md|ya?ml|sh)$/.test(path) &&
        statSync(path).size < 2_000_000 &&
        !path.includes("/.git/"),
    );
    const hidden = new RegExp(["/", "work/|/", "root/|registry", "\\.npmjs"].join(""));
    const offenders = texts.filter(
      (path) => path !== new URL(import.meta.url).pathname && hidden.test(readFileSync(path, "utf8")),
    );
    expect(offenders.map((path) => relative(root, path))).toEqual([]);
  });
});

function withoutComments(path: string): string {
  return readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");
}
