import type { SensitivityOutput, SensitivityReport } from "@scorecast/simulator/report";
import type { ShareRow } from "./charts/share-bars.tsx";
import type { Tornado } from "./charts/tornado.tsx";
import type { Dossier } from "./dossier.ts";
import type { Locale } from "./locale.ts";
import { conditionText, nodeText } from "./node-value.ts";
import { parseQuestion } from "./question.ts";
import type { Scale } from "./scale.ts";

type Output = Pick<SensitivityOutput, "kind">;

/** A change of an answer: points, or percentage points of a chance. */
export function swingText(
  { kind }: Output,
  value: number,
  scale: Scale,
  locale: Locale,
  sign = true,
): string {
  const write = sign ? locale.signed : locale.number;
  if (kind === "probability") return locale.t("drives.percent", { value: write(100 * value, 1) });
  return write(value, scale.digits + 1);
}

/** An answer with an input at one end; of a chance never 0 % or 100 %, which `n` futures cannot tell (rule of three). */
export function endText(output: Output, value: number, n: number, scale: Scale, locale: Locale): string {
  if (output.kind === "total") return locale.number(value, scale.digits);
  if (output.kind === "difference") return locale.signed(value, scale.digits + 1);
  const least = 3 / n;
  if (value < least / 3) return locale.t("drives.under", { share: locale.percent(least, 0) });
  if (value > 1 - least / 3) return locale.t("drives.over", { share: locale.percent(1 - least, 0) });
  return locale.percent(value, 0);
}

/** What is asked, in words: "mean total of the last day", "total below 80 on at least one day". */
export function outputText(
  sensitivity: SensitivityReport,
  { kind, scenario, question }: SensitivityOutput,
  dossier: Dossier,
  locale: Locale,
): string {
  const known = dossier.projection?.scenarios.find(({ id }) => id === scenario);
  const name = known ? locale.pick(known.title) : scenario;
  if (kind === "total") return locale.t("drives.total", { days: sensitivity.horizon });
  if (kind === "difference") return locale.t("drives.difference", { scenario: name });
  const parsed = parseQuestion(question ?? "");
  if (!parsed || parsed.kind === "when") return question ?? "";
  const what = {
    node: nodeText(parsed.node, dossier, locale),
    condition: conditionText(parsed, dossier, locale),
  };
  return parsed.kind === "on"
    ? locale.t("drives.on", { ...what, date: locale.date(parsed.date) })
    : locale.t("drives.ever", what);
}

/** Inputs that can be told from nothing and that show at the answer's decimals. */
export function tornadoOf(
  { inputs, tornadoReplications }: SensitivityReport,
  output: SensitivityOutput,
  scale: Scale,
  locale: Locale,
): Tornado {
  const least = output.kind === "probability" ? 0.005 : 0.5 * 10 ** -(scale.digits + 1);
  const titleOf = new Map(inputs.map((input) => [input.id, input]));
  return {
    middle: output.mean,
    text: (value) => endText(output, value, tornadoReplications, scale, locale),
    rows: output.tornado
      .filter(({ swing, interval: [low, high] }) => Math.abs(swing) >= least && (low > 0 || high < 0))
      .map(({ input, low, high }) => {
        const known = titleOf.get(input);
        return {
          id: input,
          label: known ? locale.pick(known.title) : input,
          low,
          high,
          thin: known?.thin ?? false,
        };
      }),
  };
}

/** Total-effect shares of the variance, greatest first, those that say nothing left out. */
export function sharesOf(
  { inputs }: SensitivityReport,
  { variance }: SensitivityOutput,
  locale: Locale,
): readonly ShareRow[] {
  const titleOf = new Map(inputs.map((input) => [input.id, locale.pick(input.title)]));
  return (variance ?? [])
    .filter(({ total }) => total.clear && total.value >= 0.005)
    .map(({ input, total }) => ({ id: input, label: titleOf.get(input) ?? input, ...total }));
}

/** Which input swings the answer most, and whether luck or what is not known about the shop decides. */
export function swingSentence(
  sensitivity: SensitivityReport,
  output: SensitivityOutput,
  dossier: Dossier,
  locale: Locale,
): string {
  const { scale } = dossier;
  const answer = locale.t("drives.answer", {
    what: outputText(sensitivity, output, dossier, locale),
    value:
      output.kind === "difference"
        ? locale.signed(output.mean, scale.digits + 1)
        : output.kind === "probability"
          ? locale.percent(output.mean, 1)
          : locale.number(output.mean, scale.digits),
    error: swingText(output, 1.96 * output.standardError, scale, locale, false),
  });
  const tornado = tornadoOf(sensitivity, output, scale, locale);
  const top = tornado.rows[0];
  const most = top
    ? locale.t("drives.most", {
        input: top.label,
        low: tornado.text(top.low),
        high: tornado.text(top.high),
      })
    : locale.t("tornado.none");
  const luck = output.variance?.find(({ input }) => input === "luck")?.total;
  const chance = luck?.clear
    ? locale.t("drives.luck", {
        share: locale.percent(luck.value, 0),
        low: locale.percent(luck.interval[0], 0),
        high: locale.percent(luck.interval[1], 0),
      })
    : null;
  return [answer, most, chance].filter(Boolean).join(locale.lang === "zh" ? "" : " ");
}
