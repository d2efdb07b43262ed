import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { EngineState, LeverSpec, LiveSetting, LiveSide } from "@scorecast/simulator/live";
import {
  fullDose,
  leverById,
  leversOffered,
  rulesOffered,
  settingOf,
  templatesOffered,
} from "@scorecast/simulator/live";
import type { ProjectionReport } from "@scorecast/simulator/report";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { LabelledSlider } from "../live/labelled-slider.tsx";
import { LeverSliders } from "../live/lever-sliders.tsx";
import { hashOf, readHash } from "../live/live-hash.ts";
import { firstSetting, type LiveModel, liveModel } from "../live/live-model.ts";
import { LivePicture, liveSentences } from "../live/live-picture.tsx";
import { ScenarioFileCard } from "../live/scenario-file-card.tsx";
import type { Scale } from "../scale.ts";
import { differenceDigits } from "../sentences.ts";
import type { View } from "../view.ts";

type Props = View & { readonly projection: ProjectionReport; readonly state: EngineState };

/** A threshold near the score that matters: one of the rules', else the median. */
function firstThreshold({ dossier, projection }: Props): number {
  const { scale, score } = dossier;
  const median = projection.scenarios[0]?.days.at(-1)?.total.quantiles?.["0.5"] ?? scale.max * 0.8;
  const near = (score?.consequences ?? [])
    .filter(({ node, threshold }) => node === "total" && threshold <= scale.max)
    .map(({ threshold }) => threshold)
    .sort((a, b) => Math.abs(a - median) - Math.abs(b - median));
  return near[0] ?? Number((Math.round(median / scale.step) * scale.step).toFixed(scale.totalDigits));
}

/** The title of what the reader has put together. */
function titleOf({ levers, rules }: LiveSetting) {
  const parts = levers
    .filter(({ dose, adherence }) => dose * adherence > 0)
    .map(({ use }) => leverById(use).title);
  const named = [...parts, ...(rules ? [{ zh: rules.id, en: rules.id }] : [])];
  if (named.length === 0) return null;
  return { zh: named.map(({ zh }) => zh).join(" + "), en: named.map(({ en }) => en).join(" + ") };
}

function Levers({ model, view }: { model: LiveModel; view: Props }) {
  const { locale, projection } = view;
  const { state, setting } = model;
  const chosen = useSignal("");
  const { levers, template, rules } = setting.value;
  const put = (levers: readonly LeverSpec[]): void => {
    setting.value = { ...setting.value, levers };
  };
  const reported = state.scenarios.flatMap((scenario) => scenario.levers.map(({ use }) => use));
  const order = [...new Set([...reported, ...leversOffered(state)])];
  const addable = order.filter(
    (use) => leversOffered(state).includes(use) && levers.every((lever) => lever.use !== use),
  );
  const next = addable.includes(chosen.value) ? chosen.value : addable[0];
  const versions = rulesOffered(state);
  const templates = templatesOffered(state);
  return (
    <div class="card live-controls">
      <div class="live-choices">
        <label>
          <span>{locale.t("live.template")}</span>
          <select
            value={template}
            onChange={(event) => {
              setting.value = settingOf(state, event.currentTarget.value);
            }}
          >
            {projection.scenarios
              .filter(({ id }) => templates.includes(id))
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {locale.pick(title)}
                </option>
              ))}
          </select>
        </label>
        {versions.length > 1 ? (
          <label>
            <span>{locale.t("live.rules")}</span>
            <select
              value={rules?.id ?? ""}
              onChange={({ currentTarget }) => {
                const id = currentTarget.value;
                setting.value = { ...setting.value, rules: id === "" ? null : { id, from: state.start } };
              }}
            >
              {versions.map(({ id }, i) => (
                <option key={id} value={i === 0 ? "" : id}>
                  {id}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      {levers.length === 0 ? <p class="plain">{locale.t("live.no-levers")}</p> : null}
      {levers.map((spec, i) => (
        <LeverSliders
          key={`${spec.use}-${i}`}
          spec={spec}
          state={state}
          locale={locale}
          change={(changed) => put(levers.with(i, changed))}
          remove={() => put(levers.toSpliced(i, 1))}
        />
      ))}
      {next === undefined ? null : (
        <div class="live-choices">
          <label>
            <span>{locale.t("live.another")}</span>
            <select
              value={next}
              onChange={(event) => {
                chosen.value = event.currentTarget.value;
              }}
            >
              {addable.map((use) => (
                <option key={use} value={use}>
                  {locale.pick(leverById(use).title)}
                  {leverById(use).kind === "violation" ? ` (${locale.t("live.violation")})` : ""}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => put([...levers, { ...fullDose(next), from: state.start }])}>
            {locale.t("live.add")}
          </button>
        </div>
      )}
    </div>
  );
}

function ViewSliders({ model, view, scale }: { model: LiveModel; view: Props; scale: Scale }) {
  const { locale } = view;
  const { state, view: seen } = model;
  const { day, threshold } = seen.value;
  const first = useRef(threshold).current;
  const reach = 20 * scale.step * (scale.max === 5 ? 5 : 1);
  const digits = scale.totalDigits;
  return (
    <div class="live-view">
      <LabelledSlider
        label={locale.t("live.threshold")}
        {...{ min: Math.max(0, first - reach), max: Math.min(scale.max, first + reach), step: scale.step }}
        value={threshold}
        text={locale.number(threshold, digits)}
        change={(value) => {
          seen.value = { day, threshold: Number(value.toFixed(digits)) };
        }}
      />
      <LabelledSlider
        label={locale.t("live.day")}
        {...{ min: 1, max: state.horizon, step: 1, value: day }}
        text={locale.shortDate(view.projection.scenarios[0]!.days[day]!.date)}
        change={(value) => {
          seen.value = { threshold, day: value };
        }}
      />
    </div>
  );
}

/** The outcome in one line that stays in sight while the sliders move. */
function Headline({ model, view }: { model: LiveModel; view: Props }) {
  const { locale, dossier } = view;
  const { scale } = dossier;
  const answer = model.answer.value;
  const { mean, interval, standardError, verdict } = answer?.difference ?? {};
  if (!answer || mean == null || !interval || standardError == null || !verdict)
    return <p class="live-headline">{locale.t("live.waiting")}</p>;
  const digits = differenceDigits(standardError, scale);
  const chance = ({ answers }: LiveSide): string => locale.percent(answers[0]!.value as number, 0);
  return (
    <p class={`live-headline live-${model.progress.value}`}>
      <strong>{locale.t("live.headline", { signed: locale.signed(mean, digits) })}</strong>{" "}
      <span class="reason">
        {locale.t("live.headline-interval", {
          low: locale.signed(interval[0], digits),
          high: locale.signed(interval[1], digits),
        })}
      </span>{" "}
      <span class={`verdict verdict-${verdict}`}>{locale.t(`verdict.${verdict}`)}</span>{" "}
      <span>
        {locale.t("live.headline-chance", {
          threshold: locale.number(model.view.value.threshold, scale.totalDigits),
          baseline: chance(answer.baseline),
          plan: chance(answer.scenario),
        })}
      </span>
    </p>
  );
}

/** What the sliders say, in words, numbers and pictures, and how finely it is known. */
function Outcome({ model, view }: { model: LiveModel; view: Props }) {
  const { locale } = view;
  const answer = model.answer.value;
  const progress = model.progress.value;
  const { template } = model.setting.value;
  const title =
    titleOf(model.setting.value) ?? view.projection.scenarios.find(({ id }) => id === template)!.title;
  const { threshold } = model.view.value;
  const picture = answer && { answer, days: model.days.value, threshold, title, view };
  const sentences = picture ? liveSentences(picture) : [];
  return (
    <div class="live-outcome" data-progress={progress} data-replications={answer?.replications ?? 0}>
      <div class="card">
        {sentences.map((sentence) => (
          <p key={sentence} class="say">
            {sentence}
          </p>
        ))}
        <p class="note live-progress">
          {progress === "failed"
            ? locale.t("live.failed")
            : answer === null
              ? locale.t("live.waiting")
              : locale.t(`live.${progress === "refined" ? "refined" : "rough"}`, {
                  replications: answer.replications,
                })}
        </p>
        <p class="unseen" role="status">
          {progress === "refined" && answer
            ? `${sentences.join(" ")} ${locale.t("live.refined", { replications: answer.replications })}`
            : ""}
        </p>
      </div>
      {picture ? <LivePicture {...picture} /> : null}
    </div>
  );
}

/** Section 6: the reader turns the levers, and the simulator of the command line answers in the page. */
export function LiveSection(view: Props) {
  const { state, locale, dossier } = view;
  const section = useRef<HTMLDivElement>(null);
  const model = useMemo(() => {
    const asked = readHash(window.location.hash, state);
    const first = { day: state.horizon, threshold: firstThreshold(view) };
    return liveModel(state, asked?.setting ?? firstSetting(state), asked?.view ?? first);
  }, [state]);
  const opened = useMemo(() => hashOf(state, model.setting.value, model.view.value), [model]);
  const hash = useComputed(() => hashOf(state, model.setting.value, model.view.value));
  useEffect(() => {
    const card = section.current!;
    if (readHash(window.location.hash, state)) card.closest("section")?.scrollIntoView();
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) model.start();
      },
      { rootMargin: "400px" },
    );
    watcher.observe(card);
    return () => {
      watcher.disconnect();
      model.close();
    };
  }, [model]);
  useSignalEffect(() => {
    if (hash.value !== opened) window.history.replaceState(null, "", hash.value);
  });
  return (
    <div ref={section} class="live">
      <p class="card plain">{locale.t("live.intro")}</p>
      <Headline model={model} view={view} />
      <Levers model={model} view={view} />
      <ViewSliders model={model} view={view} scale={dossier.scale} />
      <Outcome model={model} view={view} />
      <ScenarioFileCard model={model} input={view.projection.input} locale={locale} />
    </div>
  );
}
