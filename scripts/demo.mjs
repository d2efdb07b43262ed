// npm run demo: the bundled sample exports → shop folder → score → 60-day forecast of the baseline and one lever → what
// drives it → out/demo.html, and the answer in a few lines.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "apps", "cli", "dist", "main.js");
const sample = join(root, "samples", "steady-fashion");
const page = join(root, "out", "demo.html");

const { env } = process;
const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
const texts = /^zh/i.test(locale)
  ? {
      import: "导入示例店铺的导出文件",
      score: "计算体验分",
      forecast: "推演 60 天：照旧，以及每日第二次揽收",
      drives: "看哪条假设最能左右答案",
      total: ({ asOf, total, exact }) => `${asOf} 体验分 ${total}（未取整 ${exact}，其中有估计值）。`,
      heading: ({ date, median, low, high }) =>
        `照现在的做法，${date} 多半在 ${median} 分上下，十次里有八次在 ${low}–${high} 分。`,
      gain: ({ title, mean, error, verdict }) =>
        `${title}：平均 ${mean} 分（推演误差 ±${error}），判断：${verdict}。`,
      verdicts: {
        better: "更好",
        worse: "更差",
        "no-meaningful-difference": "没有值得在意的差别",
        undecided: "还分不出",
      },
      title: (text) => text.zh,
      page: "用浏览器打开（不需要网络）：",
    }
  : {
      import: "importing the sample shop's exports",
      score: "scoring",
      forecast: "simulating 60 days: no change, and a second daily pickup",
      drives: "finding out which assumption moves the answer",
      total: ({ asOf, total, exact }) => `Score ${total} on ${asOf} (unrounded ${exact}, partly estimated).`,
      heading: ({ date, median, low, high }) =>
        `As things are it stands near ${median} on ${date}; eight times in ten between ${low} and ${high}.`,
      gain: ({ title, mean, error, verdict }) =>
        `${title}: ${mean} points on average (simulation error ±${error}), verdict: ${verdict}.`,
      verdicts: {
        better: "better",
        worse: "worse",
        "no-meaningful-difference": "no meaningful difference",
        undecided: "undecided",
      },
      title: (text) => text.en,
      page: "Open in a browser (no network needed):",
    };

run(join(root, "node_modules", ".bin", "turbo"), ["run", "build", "--output-logs=errors-only"], {
  stdio: ["ignore", "ignore", "inherit"],
});

const workshop = mkdtempSync(join(tmpdir(), "scorecast-demo-"));
try {
  const shop = join(workshop, "steady-fashion");
  mkdirSync(join(root, "out"), { recursive: true });

  say(texts.import);
  const files = ["exports", "tables"].flatMap((folder) =>
    readdirSync(join(sample, folder)).map((name) => join(sample, folder, name)),
  );
  scorecast("import", ...files, "--shop", join(sample, "shop.yaml"), "-o", shop);

  say(texts.score);
  const file = (name) => join(workshop, `${name}.json`);
  writeFileSync(file("score"), scorecast("score", shop, "--json"));
  writeFileSync(file("explain"), scorecast("explain", shop, "--json"));
  scorecast("diagnose", shop, "-o", file("diagnose"));
  const score = JSON.parse(readFileSync(file("score"), "utf8"));

  say(texts.forecast);
  const lever = "second-daily-pickup";
  const study = [shop, "--horizon", "60d", "--lever", lever];
  scorecast("forecast", ...study, "-o", file("forecast"));
  const { scenarios } = JSON.parse(readFileSync(file("forecast"), "utf8"));

  say(texts.drives);
  scorecast("sensitivity", ...study, "--replications", "150", "-o", file("sensitivity"));
  scorecast("fit", shop, "-o", file("fit"));
  const results = ["score", "explain", "diagnose", "forecast", "sensitivity", "fit"];
  scorecast("report", ...results.map(file), "-o", page);

  const last = scenarios.find(({ id }) => id === "baseline").days.at(-1);
  const [low, median, high] = ["0.1", "0.5", "0.9"].map((level) => last.total.quantiles[level].toFixed(0));
  const plan = scenarios.find(({ id }) => id === lever);
  const { mean, standardError, verdict } = plan.difference;
  process.stdout.write(
    `\n${[
      texts.total({ asOf: score.asOf, total: score.display.total, exact: score.total.toFixed(2) }),
      texts.heading({ date: last.date, median, low, high }),
      texts.gain({
        title: texts.title(plan.title),
        mean: `${mean > 0 ? "+" : ""}${mean.toFixed(2)}`,
        error: (1.96 * standardError).toFixed(2),
        verdict: texts.verdicts[verdict],
      }),
      `${texts.page} ${page}`,
    ].join("\n")}\n`,
  );
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

function say(text) {
  process.stderr.write(`· ${text}\n`);
}

/** Runs one command of the built program; its results. */
function scorecast(...args) {
  return run(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

function run(command, args, options) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (status === 0) return stdout;
  process.stderr.write(stderr ?? "");
  process.exitCode = status || 1;
  throw error ?? new Error(`${command} ${args[0]} ended with code ${status}.`);
}
