// npm run site: the page as a plain static site in out/site. A reader drops result files into it; nothing leaves the browser. The bundled
// sample lies beside it, as a finished page and as result files.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "apps", "cli", "dist", "main.js");
const site = join(root, "out", "site");
const samples = join(site, "samples");
const data = '<script type="application/json" id="scorecast-data">';

run(join(root, "node_modules", ".bin", "turbo"), ["run", "build", "--output-logs=errors-only"]);
rmSync(site, { recursive: true, force: true });
mkdirSync(samples, { recursive: true });

const workshop = mkdtempSync(join(tmpdir(), "scorecast-site-"));
try {
  const shop = join(workshop, "shop");
  const sample = join(root, "samples", "steady-fashion");
  const files = ["exports", "tables"].flatMap((folder) =>
    readdirSync(join(sample, folder)).map((name) => join(sample, folder, name)),
  );
  scorecast("import", ...files, "--shop", join(sample, "shop.yaml"), "-o", shop);
  scorecast("score", shop, "-o", join(samples, "score.json"));
  const lever = ["--lever", "second-daily-pickup", "--horizon", "60d"];
  scorecast(
    "forecast",
    shop,
    ...lever,
    "-o",
    join(samples, "forecast.json"),
    "-o",
    join(samples, "forecast.html"),
  );
  const { rules } = JSON.parse(readFileSync(join(samples, "score.json"), "utf8"));
  const before = rulesBefore(rules);
  scorecast("score", shop, "--rules", before, "-o", join(samples, "score-rules-before.json"));
  const both = ["score.json", "score-rules-before.json"].map((name) => join(samples, name));
  scorecast("report", ...both, "-o", join(samples, "compare.html"));
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

const offered = [
  {
    title: {
      zh: "一家女装店：分数、60 天推演、一项措施",
      en: "A fashion shop: score, 60 days ahead, one measure",
    },
    page: "samples/forecast.html",
    files: ["samples/score.json", "samples/forecast.json"],
  },
  {
    title: { zh: "同一家店，两个规则版本并排看", en: "The same shop under two rule versions, side by side" },
    page: "samples/compare.html",
    files: ["samples/score-rules-before.json"],
  },
];
const template = readFileSync(join(root, "apps", "report", "dist", "index.html"), "utf8");
if (!template.includes(data)) throw new Error("The built page has no place for results; build it again.");
const list = `<script type="application/json" id="scorecast-samples">${JSON.stringify(offered)}</script>\n    `;
writeFileSync(
  join(site, "index.html"),
  template.replace(data, () => `${list}${data}`),
);
process.stdout.write(`${join(site, "index.html")}\n`);

/** The version in force before `rules`. */
function rulesBefore(rules) {
  const { versions } = JSON.parse(scorecast("rules", "list", "--json"));
  const dated = versions.filter(({ effectiveFrom }) => effectiveFrom !== null);
  dated.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const place = dated.findIndex(({ id }) => id === rules);
  return dated[Math.max(0, place - 1)].id;
}

function scorecast(...args) {
  return run(process.execPath, [program, ...args]);
}

function run(command, args) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env,
  });
  if (status === 0) return stdout;
  process.stderr.write(stderr ?? "");
  throw error ?? new Error(`${command} ${args[0]} ended with code ${status}.`);
}
