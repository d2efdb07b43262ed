import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/**
 * For mutation runs of the engine's and the studies' small functions: without the tests that simulate for long. What
 * those alone would catch counts as survived.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      name: "simulator",
      include: [
        "test/study/*.test.ts",
        "test/engine/{books,carried-forward,chats,durations,left-behind,probe,scenario-models,series-laws,series-times,theory}.test.ts",
        "test/scenario/*.test.ts",
      ],
      reporters: ["default"],
    },
  }),
);
