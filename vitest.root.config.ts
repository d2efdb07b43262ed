import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "repository",
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000, // machines are shared
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
