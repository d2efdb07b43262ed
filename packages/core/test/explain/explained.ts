import { explainShop } from "../../src/explain/explain-shop.ts";
import type { History } from "../../src/history/history.ts";
import type { Rows } from "../../src/history/history-of.ts";
import type { ExplanationReport } from "../../src/report/explanation.ts";
import type { Consequence, Requirement } from "../../src/rules/consequence.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";
import { dayAt } from "../record.ts";
import { rulesOf } from "../rule-versions.ts";

/** The whole explanation, through the real explainer. */
export function explained(
  history: History,
  rules: RuleVersion | string,
  asOf: string,
  {
    since = null,
    consequences = [],
  }: { readonly since?: string | null; readonly consequences?: readonly Consequence[] } = {},
): ExplanationReport {
  return explainShop(
    {
      history,
      rules: typeof rules === "string" ? rulesOf(rules) : rules,
      inForce: true,
      asOf: dayAt(asOf),
      input: "sha256:test",
      program: "test",
      consequences,
    },
    since === null ? null : dayAt(since),
  );
}

/** A programme of one threshold that asks for `requirements`, all of them. */
export function programme(
  id: string,
  requirements: readonly (Pick<Requirement, "node" | "threshold"> & Partial<Requirement>)[],
  effect: "requires" | "triggers" = "requires",
): Consequence {
  return {
    id,
    title: { zh: id, en: id },
    sources: { page: { title: "page" } },
    thresholds: [
      {
        id,
        title: { zh: id, en: id },
        effect,
        all: requirements.map((one) => ({ op: ">=", average: { kind: "day" }, ...one })),
        judged: "shop",
        from: "2020-01-01",
        scale: "hundred",
        conflictsWith: [],
        source: "page",
        provenance: "official",
      },
    ],
  };
}

/** One shop of several parts; every table but those of listings and observations is there. */
export function tablesOf(...parts: readonly Partial<Rows>[]): Rows {
  const all = (table: keyof Rows) => parts.flatMap((part) => part[table] ?? []);
  return {
    orders: all("orders"),
    parcels: all("parcels"),
    reviews: all("reviews"),
    afterSales: all("afterSales"),
    chats: all("chats"),
    complaints: all("complaints"),
    violations: all("violations"),
  };
}
