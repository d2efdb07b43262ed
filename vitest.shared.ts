import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const packages = fileURLToPath(new URL("./packages/", import.meta.url));

/** Workspace packages resolve to their TypeScript sources, so that tests never read a stale dist. */
export default defineConfig({
  resolve: {
    alias: [
      { find: "@scorecast/core/report-schema", replacement: `${packages}core/src/report/schema.ts` },
      { find: "@scorecast/core/rules-schema", replacement: `${packages}core/src/rules/checked.ts` },
      { find: "@scorecast/core/inverse", replacement: `${packages}core/src/explain/inverse-answers.ts` },
      { find: "@scorecast/core/report", replacement: `${packages}core/src/report/index.ts` },
      { find: "@scorecast/simulator/report", replacement: `${packages}simulator/src/report/index.ts` },
      { find: "@scorecast/simulator/backtest", replacement: `${packages}simulator/src/backtest/index.ts` },
      { find: "@scorecast/simulator/diagnose", replacement: `${packages}simulator/src/diagnose/index.ts` },
      { find: "@scorecast/simulator/evaluate", replacement: `${packages}simulator/src/evaluate/index.ts` },
      { find: "@scorecast/simulator/reconcile", replacement: `${packages}simulator/src/reconcile/index.ts` },
      { find: "@scorecast/simulator/goal", replacement: `${packages}simulator/src/goal/index.ts` },
      { find: "@scorecast/simulator/generate", replacement: `${packages}simulator/src/generate/index.ts` },
      { find: "@scorecast/simulator/story", replacement: `${packages}simulator/src/story/index.ts` },
      { find: "@scorecast/simulator/live", replacement: `${packages}simulator/src/live/index.ts` },
      { find: "@scorecast/simulator/schema", replacement: `${packages}simulator/src/schema.ts` },
      { find: /^@scorecast\/(core|simulator|ingest)$/, replacement: `${packages}$1/src/index.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    restoreMocks: true,
    testTimeout: 120_000, // machines are shared
    hookTimeout: 120_000,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
