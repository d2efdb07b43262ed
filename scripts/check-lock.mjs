// Fails when package-lock.json names a registry host or lacks a platform's optional package.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const problems = [];

/** Whether `name` resolves from the package at `path`, walking up as Node does. */
function resolves(path, name) {
  for (let folder = path; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, "")) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder.includes("node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}

for (const [path, entry] of Object.entries(packages)) {
  if (/^(https?|git)/.test(entry.resolved ?? "")) problems.push(`${path} names a host: ${entry.resolved}`);
  for (const name of Object.keys(entry.optionalDependencies ?? {}))
    if (!resolves(path, name)) problems.push(`${path || "the root"} lacks its optional package ${name}`);
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`package-lock.json: ${Object.keys(packages).length} entries, no host, no platform missing`);
