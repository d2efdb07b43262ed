// How well `scorecast reconcile` learns, on generated shops whose page follows a secret standard.
// Use: tsx scripts/reconcile-evidence.ts learn [SHOPS] [RULES] [whole,dimensions,total]
//      tsx scripts/reconcile-evidence.ts variants [SHOPS]
import { judgeLearning } from "./reconcile/judge-learning.ts";
import { judgePlanted } from "./reconcile/judge-planted.ts";

const [what, shops = "40", rules = "douyin-2026-09-08", kinds = "whole,dimensions,total"] =
  process.argv.slice(2);
if (what === "learn") judgeLearning(Number(shops), rules, kinds.split(","));
else if (what === "variants") judgePlanted(Number(shops));
else {
  console.error("Use: tsx scripts/reconcile-evidence.ts learn [SHOPS] [RULES] [KINDS] | variants [SHOPS]");
  process.exitCode = 2;
}
