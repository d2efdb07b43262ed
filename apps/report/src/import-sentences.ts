import type { ImportReport } from "@scorecast/core/report";
import { canTotals, rowTotals, rulesInForce } from "./import-totals.ts";
import type { Locale } from "./locale.ts";

const NAMED = 3;

function rowsSentence(account: ImportReport, locale: Locale): string {
  const { files, read, used, leftOut } = rowTotals(account);
  if (read === 0) return locale.t("say.rows-none", { files });
  const [most] = leftOut;
  if (most === undefined) return locale.t("say.rows-all", { files, read });
  const blanks = { files, read, used, left: read - used, reason: locale.pick(most.title) };
  return leftOut.length === 1
    ? locale.t("say.rows-one", blanks)
    : locale.t("say.rows", { ...blanks, most: most.rows });
}

function unknownSentence(account: ImportReport, locale: Locale): string | null {
  const { unknown } = rowTotals(account);
  if (unknown.length === 0) return null;
  const names = unknown.slice(0, NAMED).map((name) => locale.t("origin.quoted", { name }));
  return unknown.length > NAMED
    ? locale.t("say.unknown-many", { count: unknown.length, names: locale.list(names) })
    : locale.t("say.unknown", { count: unknown.length, names: locale.list(names) });
}

function canSentence(account: ImportReport, locale: Locale): string | null {
  const rules = rulesInForce(account);
  if (rules === null) return locale.t("say.can-unknown");
  const { all, exact, standIn, no, mends } = canTotals(rules);
  if (exact === all) return locale.t("say.can-all", { all });
  const can = locale.t("say.can", { all, exact, standin: standIn, no });
  if (mends.length === 0) return can;
  const blanks = {
    files: locale.list(mends.map(({ title }) => locale.t("origin.quoted", { name: locale.pick(title) }))),
    count: mends.reduce((sum, { metrics }) => sum + metrics, 0),
  };
  const mend = no > 0 ? locale.t("say.mend", blanks) : locale.t("say.mend-stand-in", blanks);
  return locale.lang === "zh" ? can + mend : `${can} ${mend}`;
}

/** The account in a few plain sentences: rows, files that nobody knows, what can be computed and what would mend it. */
export function importSentences(account: ImportReport, locale: Locale): readonly string[] {
  return [
    rowsSentence(account, locale),
    unknownSentence(account, locale),
    canSentence(account, locale),
  ].filter((sentence) => sentence !== null);
}
