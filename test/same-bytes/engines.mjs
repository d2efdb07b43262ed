// Bundles projections.ts once and runs the bundle in JavaScript engines.
import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { ensureBrowser } from "../../scripts/browser.mjs";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));
const run = promisify(execFile);

/** Writes the bundle, made from the sources of the workspaces, into a folder. @returns its path */
export async function writeBundle(folder) {
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({
    input: fileURLToPath(new URL("projections.ts", import.meta.url)),
    platform: "browser",
    resolve: {
      alias: {
        "@scorecast/core/rules-schema": `${packages}core/src/rules/checked.ts`,
        "@scorecast/core": `${packages}core/src/index.ts`,
        "@scorecast/simulator/generate": `${packages}simulator/src/generate/index.ts`,
        "@scorecast/simulator": `${packages}simulator/src/index.ts`,
      },
    },
  });
  const file = join(folder, "projections.mjs");
  await bundle.write({ file, format: "esm", codeSplitting: false });
  await bundle.close();
  return file;
}

/** What the Node at `program` computes. */
export async function inNode(bundle, program = process.execPath) {
  const code = `const { engineHashes } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
process.stdout.write(JSON.stringify({ engine: "Node " + process.versions.node, ...(await engineHashes()) }));`;
  const { stdout } = await run(program, ["--input-type=module", "-e", code], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** Pages by what their Content-Security-Policy lets a script do. The second has no WebAssembly, as the report page has none. */
export const policies = {
  "WebAssembly allowed": "script-src 'self' 'wasm-unsafe-eval'",
  "WebAssembly forbidden": "script-src 'self'",
};

/** What Chromium computes in a page under each of the `policies`: nothing is loaded but the bundle. */
export async function inChromium(bundle, policyNames = Object.keys(policies)) {
  const script = await readFile(bundle, "utf8");
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const results = [];
    for (const name of policyNames) {
      const page = await browser.newPage();
      await page.route("**/*", async (route) => {
        const { pathname } = new URL(route.request().url());
        const headers = { "Content-Security-Policy": policies[name] };
        if (pathname === "/projections.mjs")
          await route.fulfill({ contentType: "text/javascript", body: script });
        else
          await route.fulfill({ contentType: "text/html", headers, body: "<!doctype html><title>x</title>" });
      });
      await page.goto("https://same-bytes.test/"); // crypto.subtle wants a secure origin
      const computed = await page.evaluate(
        "import('/projections.mjs').then(({ engineHashes }) => engineHashes())",
      );
      results.push({ engine: `Chromium ${browser.version()}, ${name}`, ...computed });
      await page.close();
    }
    return results;
  } finally {
    await browser.close();
  }
}
