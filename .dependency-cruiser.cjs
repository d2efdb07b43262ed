// The arrows of docs/architecture.md: cli → ingest, simulator, core · simulator, ingest → core · report → core, simulator.
const only = (name, from, forbidden) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: forbidden },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular-at-load-time",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    only("core-imports-nobody", "^packages/core/(src|dist)", "^(packages/(?!core/)|apps/)"),
    only(
      "simulator-imports-core",
      "^packages/simulator/(src|dist)",
      "^(packages/(?!core/|simulator/)|apps/)",
    ),
    only("ingest-imports-core", "^packages/ingest/(src|dist)", "^(packages/(?!core/|ingest/)|apps/)"),
    only("report-imports-no-ingest", "^apps/report/src", "^(packages/ingest/|apps/(?!report/))"),
    {
      name: "pure-packages-know-no-node",
      severity: "error",
      from: { path: "^packages/(core|simulator)/src" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-depends-on-zod-only",
      severity: "error",
      from: { path: "^packages/core/src" },
      to: { path: "node_modules/(?!zod/)" },
    },
    {
      name: "nobody-imports-an-app",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "page-without-zod",
      severity: "error",
      from: { path: "^apps/report/src" },
      to: { path: "node_modules/zod/", reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: "(node_modules|^(packages|apps)/[^/]+/dist)" },
    exclude: {
      path: "(^|/)(coverage|test|test-results|golden|\\.turbo)/|vitest\\.[a-z.]*config|rolldown\\.config|vite\\.config",
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
