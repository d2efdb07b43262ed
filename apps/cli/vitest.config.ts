import { defineProject, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

/** Whole commands run here, some as processes of their own: a loaded machine takes its time. */
export default mergeConfig(shared, defineProject({ test: { name: "cli", testTimeout: 180_000 } }));
