import type { MetricLine } from "@scorecast/core/report";
import { type Dossier, nodeTitle } from "./dossier.ts";
import type { Locale } from "./locale.ts";
import { metricValue } from "./metric-value.ts";

const named = ["total", "good-review-rate", "picture-reviews"] as const;

/** What a condition or a question looks at, in words: the total, a dimension, a metric, a count. */
export function nodeText(node: string, dossier: Dossier, locale: Locale): string {
  const known = named.find((name) => name === node);
  const title = locale.pick(nodeTitle(dossier, node));
  return known && title === node ? locale.t(`node.${known}`) : title;
}

/** Unit of a node: of a metric its own, of any other rate a share; null for a score or a count. */
function unitOf(node: string, dossier: Dossier): MetricLine["unit"] | null {
  const metric = dossier.score?.metrics.find((line) => line.id === node);
  return metric?.unit ?? (node.endsWith("-rate") ? "share" : null);
}

/** A value of `node` with its unit: "70 分", "0.85%"; a count bare. */
export function nodeValue(node: string, value: number, dossier: Dossier, locale: Locale): string {
  const unit = unitOf(node, dossier);
  if (unit) return metricValue(value, unit, locale);
  const number = locale.number(value, Number.isInteger(value) ? 0 : dossier.scale.digits);
  return node === "picture-reviews" ? number : locale.t("unit.score", { value: number });
}

/** "at least 70": a condition in words, without its node. */
export function conditionText(
  condition: { readonly node: string; readonly op: string; readonly threshold: number },
  dossier: Dossier,
  locale: Locale,
): string {
  const { node, op, threshold } = condition;
  const value = nodeValue(node, threshold, dossier, locale);
  if (op === ">=" || op === ">" || op === "<=" || op === "<") return locale.t(`op.${op}`, { value });
  return `${op} ${value}`;
}
