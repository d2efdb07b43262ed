import { parseDay } from "../packages/core/src/index.ts";
import { causeLines, groundOf, standardsWith } from "../packages/simulator/src/diagnose/index.ts";
import { rulesOf } from "../packages/simulator/test/rules.ts";
import { caseOf } from "./diagnose/cases.ts";
const rules = rulesOf("douyin-2026-09-08");
for (const arg of process.argv.slice(2)) {
  const [i,a]=arg.split("-").map(Number);
  const c = caseOf("dev", i!, a!);
  const g = groundOf(c.history(), rules, parseDay("2026-11-01")!, standardsWith({}), 27);
  const t = groundOf(c.without(), rules, parseDay("2026-11-01")!, standardsWith({}), 27);
  console.log("##", c.name, c.kind, g.scored.evaluation.formal.toFixed(1), t.scored.evaluation.formal.toFixed(1));
  g.plan.metrics.forEach((m,k)=>console.log("   ", m.id, g.scored.evaluation.values[k]!.toFixed(4), g.scored.evaluation.points[k]!.toFixed(1), "twin", t.scored.evaluation.values[k]!.toFixed(4), t.scored.evaluation.points[k]!.toFixed(1)));
  for (const l of causeLines(g)) if (l.verdict==="found"||l.id===c.kind) console.log(l.verdict,l.id,l.points?.toFixed(2),l.chance?.toExponential(1),l.says.en, JSON.stringify(l.metrics.map(m=>[m.metric,+m.points.toFixed(2)])));
}
