import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/**
 * Whole commands run here, some as processes of their own: a loaded machine takes its time. This workspace is the last one
 * to be tested, so that no other needs the second core.
 */
export default mergeConfig(
  shared,
  defineConfig({ test: { name: "cli", testTimeout: 180_000, maxWorkers: 2 } }),
);
