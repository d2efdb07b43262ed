// npm run gallery: a page for every chart in out/gallery, drawn from the same examples that the tests approve: both languages, wide and
// phone, light and dark.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleNames, exampleOf } from "../apps/report/examples/all.ts";
import type { Example } from "../apps/report/examples/example.ts";
import { phone, wide } from "../apps/report/src/charts/chart-size.ts";
import { localeOf } from "../apps/report/src/locale.ts";
import { svgMarkup } from "../apps/report/test/svg-markup.ts";

const gallery = fileURLToPath(new URL("../out/gallery/", import.meta.url));
const styles = new URL("../apps/report/src/styles/", import.meta.url);
const css = readdirSync(styles)
  .filter((file) => file !== "print.css")
  .map((file) => readFileSync(new URL(file, styles), "utf8"))
  .join("\n");
const own = `
.panels { display: grid; gap: 18px; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); align-items: start; }
.panels .wide { grid-column: 1 / -1; }
.panels .phone { max-width: 380px; }
.light { color-scheme: light; }
.dark { color-scheme: dark; }
.light, .dark { color: var(--ink); background: var(--card); }
.inline svg { max-width: 220px; }
.index { display: grid; gap: 18px; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); }
.index .card { margin: 0; }`;

rmSync(gallery, { recursive: true, force: true });
mkdirSync(gallery, { recursive: true });
const examples = await Promise.all(
  exampleNames().map(async (name) => ({ name, example: await exampleOf(name) })),
);
for (const { name, example } of examples)
  writeFileSync(join(gallery, `${name}.html`), chartPage(name, example));
writeFileSync(join(gallery, "index.html"), indexPage());
process.stdout.write(`${join(gallery, "index.html")}\n`);

function chartPage(name: string, { title, about, cases, inline }: Example): string {
  const body = Object.entries(cases).map(([of, draw]) => {
    const panels = (["zh", "en"] as const).flatMap((lang) =>
      (["light", "dark"] as const).flatMap((theme) =>
        [wide, phone].map((size) => {
          const svg = svgMarkup(draw({ locale: localeOf(lang), size }));
          const look = `${theme} ${inline ? "inline" : size.phone ? "phone" : "wide"}`;
          return inline && size.phone ? "" : `<figure class="card ${look}" lang="${lang}">${svg}</figure>`;
        }),
      ),
    );
    return `${of === "" ? "" : `<h2>${of}</h2>`}<div class="panels">${panels.join("")}</div>`;
  });
  return htmlPage(
    `${title.zh} · ${title.en}`,
    `<p><a href="index.html">← 全部 · All</a></p><p class="say">${about.zh}</p><p class="say" lang="en">${about.en}</p>
<p><code>apps/report/src/charts/${name}.tsx · apps/report/examples/${name}.example.ts</code></p>${body.join("")}`,
  );
}

function indexPage(): string {
  const cards = examples.map(({ name, example: { title, cases } }) => {
    const svg = svgMarkup(Object.values(cases)[0]!({ locale: localeOf("zh"), size: phone }));
    return `<div class="card"><h3><a href="${name}.html">${title.zh} · ${title.en}</a></h3>${svg}</div>`;
  });
  return htmlPage("图表 · Charts", `<div class="index">${cards.join("")}</div>`);
}

function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
<link rel="icon" href="data:," />
<title>${title}</title>
<style>${css}${own}</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
}
