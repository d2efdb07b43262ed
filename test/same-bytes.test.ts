import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inChromium, inNode, policies, writeBundle } from "./same-bytes/engines.mjs";
import type { EngineHashes } from "./same-bytes/projections.ts";

let folder: string;
let node: EngineHashes;
let pages: Promise<EngineHashes>[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "same-bytes-"));
  const bundle = await writeBundle(folder);
  pages = Object.keys(policies).map(async (name) => (await inChromium(bundle, [name]))[0]!);
  for (const page of pages) page.catch(() => {}); // the tests hear it
  node = await inNode(bundle);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without reports, whose words may change, and models, to which things may be added: the futures tell when one matters. */
const futuresOf = (hashes: EngineHashes["hashes"]) =>
  Object.fromEntries(Object.entries(hashes).filter(([name]) => !/(report|what is learnt)$/.test(name)));

describe("the same seed gives the same bytes", () => {
  it("by the kernel in WebAssembly and the one in TypeScript", () => {
    expect(node.kernel).toBe("wasm");
    expect(Object.keys(node.reference).length).toBeGreaterThan(12);
    expect(node.hashes).toMatchObject(node.reference);
    expect(new Set(Object.values(node.hashes)).size).toBe(Object.keys(node.hashes).length);
  });

  it.each([
    ["wasm", 0],
    ["reference", 1],
  ] as const)(
    "in Chromium with the kernel it takes by itself: %s",
    async (kernel, place) => {
      const page = await pages[place]!;
      expect(page.kernel).toBe(kernel);
      expect(page.hashes).toEqual(node.hashes);
      expect(page.reference).toEqual(node.reference);
    },
    600_000,
  );

  it("as last time: what changes bytes is approved with its reason", async () => {
    await expect(`${JSON.stringify(futuresOf(node.hashes), null, 2)}\n`).toMatchFileSnapshot(
      "approved/projection-hashes.json",
    );
  });
});
