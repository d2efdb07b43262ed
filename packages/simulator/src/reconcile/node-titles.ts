import type { RuleVersion } from "@scorecast/core";
import { metrics } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { FigureLine } from "../report/reconcile-report.ts";

/** Title of the total, a dimension or a metric. */
export function titleOfNode(rules: RuleVersion, node: string): Text {
  if (node === "total") return { zh: "总分", en: "total" };
  return rules.dimensions.find(({ id }) => id === node)?.title ?? rules.metrics[node]!.title;
}

/** Unit of a metric's values. */
export function unitOfMetric(id: string): FigureLine["unit"] {
  return metrics[id as keyof typeof metrics].unit;
}
