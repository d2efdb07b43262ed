import { chmod, copyFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

const here = dirname(fileURLToPath(import.meta.url));
const report = dirname(createRequire(import.meta.url).resolve("@scorecast/report/package.json"));

export default defineConfig({
  input: { main: "src/main.ts", "simulate-worker": "src/simulate-worker.ts" },
  platform: "node",
  external: [/^@bsull\//, /^@duckdb\//, "tinypool"], // both find files of their own beside themselves
  plugins: [
    {
      name: "ready-to-run",
      async writeBundle() {
        await chmod(join(here, "dist", "main.js"), 0o755); // npx runs the file itself
        await copyFile(join(report, "dist", "index.html"), join(here, "dist", "report-template.html"));
      },
    },
  ],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    minify: true,
    cleanDir: true,
    postBanner: (chunk) => (chunk.name === "main" ? "#!/usr/bin/env node" : ""),
  },
});
