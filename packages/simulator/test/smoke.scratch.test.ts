import { readFileSync } from "node:fs";
import { historyOf, type RuleVersion, compilePlan, tablesOf, tallyShop, parseDay } from "@scorecast/core";
import { it } from "vitest";
import { generateShop, shopPresets } from "../src/generate/index.ts";
import { compare, planStudy, fullDose } from "../src/index.ts";

import { RuleVersion as RuleSchema } from "@scorecast/core/rules-schema";
const rules: RuleVersion = RuleSchema.parse(JSON.parse(readFileSync(new URL("../../core/rules/douyin-2026-09-08.json", import.meta.url), "utf8")));

it("runs", () => {
  for (const name of ["steady-fashion", "small", "in-crisis"] as const) {
  const spec = shopPresets[name];
  const t = generateShop(spec, "x") as any;
  const shop = { id: "s", name: "s", industry: "女装", shopType: "other" as const, openedOn: null, timezone: "Asia/Shanghai", productsOnSale: 5, perks: [] };
  const history = historyOf(shop, { orders: t.orders, parcels: t.parcels, reviews: t.reviews, afterSales: t.afterSales ?? t["after-sales"], chats: t.chats, complaints: t.complaints, violations: t.violations });
  const start = history.lastDay! + 1;
  const input = { program: "x", input: "sha256:1", history, rules, start, horizon: 60, replications: 1000, seed: null, scenarios: [{ id: "pickup", levers: [fullDose("second-daily-pickup")] }, { id: "refund", levers: [fullDose("fast-refund")] }], questions: ["P(total >= 80 on 2026-11-11)".replace("2026-11-11", new Date((start+30)*864e5).toISOString().slice(0,10)), "P(total < 70 ever)", "when P(total >= 85) >= 0.5"], past: [], assumptions: [] };
  let t0 = Date.now();
  const planned = planStudy({ ...input, kind: "compare" });
  console.log(name, history.orders.count, "plan ms", Date.now() - t0);
  if (planned.kind !== "ready") { console.log(JSON.stringify(planned)); continue; }
  const m = planned.study.state.model;
  console.log(JSON.stringify({ demand: m.demand, pickup: { ...m.pickup, byLag: m.pickup.byLag.slice(0, 6) }, cancel: m.cancellation.slice(0, 4), ps: m.pickupSeconds.byLag.map(p => p.points.reduce((a, b) => a + b, 0) / p.points.length / 3600), psv: [m.pickupSeconds.evidence, m.pickupSeconds.dayVariance], signing: { ...m.signing, byLag: m.signing.byLag.slice(0, 10) }, late: m.delivery.late.slice(0, 7), due: m.delivery.dueLag, review: { ...m.review, byLag: m.review.byLag.slice(0, 20) }, stars: m.fewerStars, q: m.qualityReturn.byLag.reduce((a, b) => a + b, 0), d: m.damageReturn.byLag.reduce((a, b) => a + b, 0), app: [m.afterSales.application.byLag.reduce((a, b) => a + b, 0), m.afterSales.refund.byLag.slice(0,8)], chats: { ...m.chats, rounds: 0 }, help: m.help.seeking, counts: m.counts }));
  console.log(JSON.stringify(planned.study.priors.map(p => p.text.en)));
  t0 = Date.now();
  const out = compare(input);
  console.log("ms", Date.now() - t0);
  if (out.kind !== "report") { console.log(out); continue; }
  const r = out.report;
  for (const s of r.scenarios) {
    console.log(s.id, JSON.stringify(s.difference), JSON.stringify(s.answers));
    for (const h of [0, 1, 5, 15, 30, 31, 45, 60]) { const d = s.days[h]!; console.log(h, d.total.mean, d.total.sd, d.known.toFixed(2), Object.entries(d.metrics).map(([k, v]) => `${k.slice(0, 9)} ${v.mean?.toFixed(4)}±${v.sd?.toFixed(4)}`).join(" ")); if (s.id !== "baseline") break;}
  }
  console.log("json MB", JSON.stringify(r).length / 1e6);
  }
}, 120000);
