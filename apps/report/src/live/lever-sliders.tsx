import { formatDay } from "@scorecast/core";
import {
  type Effect,
  type EngineState,
  isCertain,
  type Lever,
  type LeverSpec,
  leverById,
} from "@scorecast/simulator/live";
import type { Locale } from "../locale.ts";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { LabelledSlider } from "./labelled-slider.tsx";

/** Where the two sliders of an effect end, and how fine they are. */
function effectRange({ parameter, defaultEffect }: Pick<Lever, "parameter" | "defaultEffect">) {
  if (parameter.kind === "share") return { min: 0.01, max: 0.99, step: 0.01 };
  const size = Math.max(Math.abs(defaultEffect.low), Math.abs(defaultEffect.high));
  const step = size >= 10 ? 1 : size >= 1 ? 0.1 : 0.01;
  return { min: parameter.kind === "positive" ? step : -3 * size, max: 3 * size, step };
}

function EffectSliders(props: {
  readonly lever: Lever;
  readonly effect: Effect | null;
  readonly locale: Locale;
  readonly change: (effect: Effect | null) => void;
}) {
  const { lever, effect, locale, change } = props;
  const { parameter, defaultEffect } = lever;
  const range = effectRange(lever);
  const text = (value: number): string =>
    parameter.kind === "share" ? locale.percent(value, 0) : locale.number(value, range.step >= 1 ? 0 : 2);
  const { low, high } = effect ?? defaultEffect;
  const snap = (value: number): number => Number((Math.round(value / range.step) * range.step).toFixed(4));
  return (
    <div class="effect-sliders">
      <p class="reason">
        {locale.pick(parameter.title)}{" "}
        <ProvenanceMark provenance={effect ? "user" : defaultEffect.provenance} locale={locale} />
      </p>
      <LabelledSlider
        label={locale.t("live.effect-low")}
        {...range}
        value={low}
        text={text(low)}
        change={(value) => change({ low: snap(value), high: Math.max(snap(value), high) })}
      />
      <LabelledSlider
        label={locale.t("live.effect-high")}
        {...range}
        value={high}
        text={text(high)}
        change={(value) => change({ low: Math.min(low, snap(value)), high: snap(value) })}
      />
      {effect ? (
        <button type="button" class="quiet" onClick={() => change(null)}>
          {locale.t("live.effect-own")}
        </button>
      ) : null}
    </div>
  );
}

/** One lever and its sliders. */
export function LeverSliders(props: {
  readonly spec: LeverSpec;
  readonly state: Pick<EngineState, "start" | "horizon">;
  readonly locale: Locale;
  readonly change: (spec: LeverSpec) => void;
  readonly remove: () => void;
}) {
  const { spec, state, locale, change, remove } = props;
  const lever: Lever = leverById(spec.use);
  const title = locale.pick(lever.title);
  const { start, horizon } = state;
  const from = (spec.from ?? start) - start;
  const last = spec.until === null ? horizon - 1 : Math.min(horizon - 1, spec.until - start);
  return (
    <fieldset class="lever-sliders">
      <legend>
        {title}
        {spec.product === undefined ? null : <span class="lever-product">{spec.product}</span>}
        {lever.kind === "violation" ? <span class="violation">{locale.t("live.violation")}</span> : null}
      </legend>
      <p class="reason">{locale.pick(lever.advice)}</p>
      <LabelledSlider
        label={locale.t("live.dose")}
        {...{ min: 0, max: 2, step: 0.05, value: spec.dose }}
        text={locale.percent(spec.dose, 0)}
        change={(dose) => change({ ...spec, dose })}
      />
      <LabelledSlider
        label={locale.t("live.from")}
        {...{ min: 0, max: last, step: 1, value: from }}
        text={locale.shortDate(formatDay(start + from))}
        change={(days) => change({ ...spec, from: start + days })}
      />
      <LabelledSlider
        label={locale.t("live.ramp")}
        {...{ min: 0, max: Math.min(60, horizon), step: 1, value: spec.rampDays }}
        text={spec.rampDays > 1 ? locale.t("live.days", { days: spec.rampDays }) : locale.t("live.at-once")}
        change={(rampDays) => change({ ...spec, rampDays })}
      />
      <details>
        <summary>{locale.t("live.more")}</summary>
        <LabelledSlider
          label={locale.t("live.adherence")}
          {...{ min: 0, max: 1, step: 0.05, value: spec.adherence }}
          text={locale.percent(spec.adherence, 0)}
          change={(adherence) => change({ ...spec, adherence })}
        />
        {isCertain(spec) ? null : (
          <EffectSliders
            lever={lever}
            effect={spec.effect}
            locale={locale}
            change={(effect) => change({ ...spec, effect })}
          />
        )}
      </details>
      <button
        type="button"
        class="quiet"
        aria-label={locale.t("live.remove", { lever: title })}
        onClick={remove}
      >
        {locale.t("live.remove-short")}
      </button>
    </fieldset>
  );
}
