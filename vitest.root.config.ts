import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "repository",
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
