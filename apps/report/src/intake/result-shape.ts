import type { Result } from "../read-results.ts";
import { account } from "./shapes/account-shape.ts";
import { backtest } from "./shapes/backtest-shape.ts";
import { diagnose } from "./shapes/diagnose-shape.ts";
import { explain } from "./shapes/explain-shape.ts";
import { fit } from "./shapes/fit-shape.ts";
import { goal } from "./shapes/goal-shape.ts";
import { evaluation, planStatus } from "./shapes/plan-shape.ts";
import { projection } from "./shapes/projection-shape.ts";
import { reconcile } from "./shapes/reconcile-shape.ts";
import { score } from "./shapes/score-shape.ts";
import { sensitivity } from "./shapes/sensitivity-shape.ts";
import type { Shape } from "./shapes/shape.ts";

const shapes: Readonly<Record<Result["kind"], Shape>> = {
  score,
  explain,
  forecast: projection,
  compare: projection,
  sensitivity,
  fit,
  goal,
  backtest,
  "plan-status": planStatus,
  evaluation,
  reconcile,
  diagnose,
  import: account,
};

function misfit(value: unknown, shape: Shape, path: string): string | null {
  if (typeof shape === "string") {
    if (value === null && shape.endsWith("?")) return null;
    const wanted = shape.replace("?", "");
    return typeof value === wanted ? null : path;
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return path;
    for (const [i, item] of value.entries()) {
      const found = misfit(item, shape[0] as Shape, `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return path;
  for (const [field, inner] of Object.entries(shape)) {
    const found = misfit(
      (value as Record<string, unknown>)[field],
      inner,
      path === "" ? field : `${path}.${field}`,
    );
    if (found !== null) return found;
  }
  return null;
}

/**
 * Path of the first field of a result of a known kind that is not what the page will read there, such as
 * "metrics[2].score"; null where all of them fit. The command line checks the whole schema; this is what fits into a page.
 */
export function misfitOf(result: { readonly kind: Result["kind"] }): string | null {
  return misfit(result, shapes[result.kind], "");
}
