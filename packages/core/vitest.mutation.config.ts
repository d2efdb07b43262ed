import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/** For mutation runs: without the laws, whose many cases would take hours. What they alone would catch counts as survived. */
export default mergeConfig(
  shared,
  defineConfig({
    test: { name: "core", exclude: ["test/laws.test.ts", "test/structure.test.ts"], reporters: ["default"] },
  }),
);
