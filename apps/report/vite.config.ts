import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { cspHash } from "./csp-hash.ts";

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), viteSingleFile({ removeViteModuleLoader: true }), cspHash()],
  build: { target: "es2022", modulePreload: { polyfill: false } },
});
