import { compilePlan, scoreDays, tablesOf, tallyShop, type RuleVersion } from "/work/trees/reconcile/packages/core/src/index.ts";
import { applyOverrides } from "/work/trees/reconcile/packages/core/src/rules/checked.ts";
import { adaptedSpec, generateShop, shopHistory, shopPresets } from "/work/trees/reconcile/packages/simulator/src/generate/index.ts";
import { rulesOf } from "/work/trees/reconcile/packages/simulator/test/rules.ts";
import { problemOf } from "/work/trees/reconcile/packages/simulator/src/reconcile/learn/problem.ts";
import { learn } from "/work/trees/reconcile/packages/simulator/src/reconcile/learn/learn.ts";
import { documentOf } from "/work/trees/reconcile/packages/simulator/src/reconcile/learn/document.ts";
import { observedSeries } from "/work/trees/reconcile/packages/simulator/src/reconcile/observed-series.ts";
import { shownAs } from "/work/trees/reconcile/packages/simulator/src/reconcile/shown.ts";
import { streamOf } from "/work/trees/reconcile/packages/simulator/src/generate/random-source.ts";
import { normalQuantile } from "/work/trees/reconcile/packages/simulator/src/numeric/normal-quantile.ts";

const rules = rulesOf(process.argv[3] ?? "douyin-2026-09-08");
function secretOf(seed: string): RuleVersion {
  const r = streamOf(seed, "secret"); const n = () => normalQuantile(Math.max(1e-9, r()));
  const metrics: any = {}; 
  for (const [id, rule] of Object.entries(rules.metrics)) {
    const shift = 6 * n();
    if (rule.mapping.kind === "piecewise-linear") {
      const k = rule.mapping.cases.at(-1)!.knots;
      const asc = k[0]![1] < k.at(-1)![1] ? k : [...k].reverse();
      const pts = asc.map((x) => x[1]); const vals = asc.map((x) => x[0]);
      let places = pts.map((p) => p + shift + 2.5 * n()).sort((a, b) => a - b);
      const v = (p: number) => { let i = 1; while (i < pts.length - 1 && p > pts[i]!) i++; return vals[i-1]! + (p - pts[i-1]!) / (pts[i]! - pts[i-1]!) * (vals[i]! - vals[i-1]!); };
      metrics[id] = { knots: places.map((p, i) => [Number(v(p).toPrecision(6)), pts[i]!] as [number, number]).sort((a, b) => a[0] - b[0]) };
    } else if (rule.mapping.kind === "tiers") {
      const b = rule.mapping.cases.at(-1)!.bounds; const pts = b.map((x) => x.points); const vals = b.map((x) => x.bound);
      let places = pts.map((p) => p + shift + 2.5 * n()).sort((a, b) => a - b);
      const v = (p: number) => { let i = 1; while (i < pts.length - 1 && p > pts[i]!) i++; return vals[i-1]! + (p - pts[i-1]!) / (pts[i]! - pts[i-1]!) * (vals[i]! - vals[i-1]!); };
      metrics[id] = { tiers: places.map((p, i) => ({ bound: Number(v(p).toPrecision(6)), points: pts[i]! })) };
    }
  }
  const weights: any = {};
  const plan = compilePlan(rules, { id:"x", name:"x", industry: "女装", shopType: "other", openedOn: null, timezone: "Asia/Shanghai", productsOnSale: 1, perks: [] }, new Set(["orders"]) as any);
  const draw = (names: string[], w: number[]) => { const raw = w.map((x) => x * Math.exp(0.4 * n())); const s = raw.reduce((a,b)=>a+b,0); const p = raw.map((x) => Math.round(1000 * x / s) / 10); p[p.indexOf(Math.max(...p))]! += 100 - p.reduce((a,b)=>a+b,0); return Object.fromEntries(names.map((x, i) => [x, Math.round(p[i]! * 10) / 10])); };
  weights.dimensions = draw(plan.dimensions.map((d) => d.id), plan.dimensions.map((d) => d.weight));
  for (const [d, dim] of plan.dimensions.entries()) { const ms = plan.metrics.filter((m) => m.dimension === d && m.weight > 0); if (ms.length > 1) weights[dim.id] = draw(ms.map((m) => m.id), ms.map((m) => m.weight)); }
  const a = applyOverrides(rules, { metrics, weights });
  if (!a.rules) throw new Error(JSON.stringify(a.issues));
  return a.rules;
}
const seeds = Number(process.argv[2] ?? 5);
for (const mode of (process.argv[4] ?? "a,b,c").split(",")) {
  let ok = 0, all = 0, okB = 0, mae = 0, maeB = 0, cover = 0; const t0 = process.hrtime.bigint(); const bad: string[] = [];
  const names = Object.keys(shopPresets).filter((p) => p !== "growth-stage");
  for (let s = 0; s < seeds; s++) {
    const preset = names[s % names.length]! as keyof typeof shopPresets;
    const history = shopHistory(generateShop(adaptedSpec(shopPresets[preset], { days: 160 }), `r${s}`));
    const secret = secretOf(`sec${s}`);
    const first = history.firstDay! + 40, last = first + 59, end = first + 119;
    const plan = compilePlan(secret, history.shop, tablesOf(history));
    const rows: any[] = []; const truth: number[] = [];
    scoreDays(plan, tallyShop(history, secret), history, first, end, (day, e) => {
      truth.push(e.total); if (day > last) return;
      const put = (node: string, value: number, score: number) => { if (!Number.isNaN(score) || !Number.isNaN(value)) rows.push([day, node, value, score]); };
      put("total", NaN, shownAs(e.total, 0, "rounded"));
      if (mode !== "c") plan.dimensions.forEach((d, i) => put(d.id, NaN, shownAs(e.dimensionScores[i]!, 2, "rounded")));
      if (mode === "a") plan.metrics.forEach((m, i) => put(m.id, shownAs(e.values[i]!, m.metric.unit === "share" ? 4 : 2, "rounded"), shownAs(e.points[i]!, 0, "rounded")));
    });
    const h = { ...history, observed: { count: rows.length, date: Int32Array.from(rows, (r) => r[0]), node: rows.map((r) => r[1]), value: Float64Array.from(rows, (r) => r[2]), score: Float64Array.from(rows, (r) => r[3]) } };
    const series = observedSeries(h, compilePlan(rules, history.shop, tablesOf(history)), () => true);
    const problem = problemOf([{ history: h, rules, series }]);
    const learning = learn(problem, "seed", 24);
    const scoreUnder = (doc: any) => { const a = doc === null ? { rules, issues: null } : applyOverrides(rules, doc); if (!a.rules) throw new Error(JSON.stringify(a.issues)); return scoreDays(compilePlan(a.rules, history.shop, tablesOf(history)), tallyShop(history, a.rules), history, last + 1, end).total; };
    const got = scoreUnder(documentOf(learning, learning.central)), base = scoreUnder(null);
    const ds = learning.draws.map((d) => scoreUnder(documentOf(learning, d)));
    let o = 0, n = 0, m = 0, mb = 0, c = 0;
    for (let d = 0; d < got.length; d++) { const t = truth[d + 60]!; if (Number.isNaN(t)) continue; n++; const e = Math.abs(got[d]! - t); if (e <= 1) { o++; } m += e; mb += Math.abs(base[d]! - t); if (Math.abs(base[d]! - t) <= 1) okB++; const q = ds.map((x) => x[d]!).sort((a, b) => a - b); if (t >= q[2]! - .02 && t <= q[21]! + .02) c++; }
    ok += o; all += n; mae += m; maeB += mb; cover += c;
    bad.push(`${preset}:${(100*o/n).toFixed(0)}/${(m/n).toFixed(2)}/${(100*c/n).toFixed(0)}`);
  }
  console.log(mode, "within1", (100*ok/all).toFixed(1), "before", (100*okB/all).toFixed(1), "mae", (mae/all).toFixed(3), "before", (maeB/all).toFixed(2), "cover(83%)", (100*cover/all).toFixed(0), Number(process.hrtime.bigint() - t0) / 1e9 / seeds, "s each");
  console.log("  ", bad.join(" "));
}
