import { useSignal } from "@preact/signals";
import type { ScenarioResult } from "@scorecast/simulator/report";
import { useEffect } from "preact/hooks";
import { type Outcome, OutcomeFrame, outcomeLabel } from "../charts/outcome-frame.tsx";
import { OutcomeFrames } from "../charts/outcome-frames.tsx";
import { shuffled } from "../outcome-order.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** Milliseconds a frame stays: two frames a second, well under the three flashes of WCAG 2.3.1. */
const FRAME = 500;
/** Frames side by side where nothing may move. */
const STILL = { wide: 20, phone: 12 };

function rangeOf(outcomes: readonly Outcome[], least: number): readonly [number, number] {
  const all = outcomes.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = Math.max(0, least - (high - low)) / 2;
  return [low - pad, high + pad];
}

function Player(
  props: View & { outcomes: readonly Outcome[]; title: string; range: readonly [number, number] },
) {
  const { dossier, locale, size, outcomes, title, range } = props;
  const at = useSignal(0);
  const playing = useSignal(false);
  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      at.value = (at.value + 1) % outcomes.length;
    }, FRAME);
    return () => clearInterval(timer);
  }, [playing.value, outcomes]);
  const seen = outcomes.slice(0, at.value + 1);
  const outcome = outcomes[at.value % outcomes.length]!;
  return (
    <div class="player">
      <div class="buttons">
        <button
          type="button"
          aria-pressed={playing.value}
          onClick={() => {
            playing.value = !playing.value;
          }}
        >
          {playing.value ? "❚❚" : "▶"} {locale.t(playing.value ? "outcomes.pause" : "outcomes.play")}
        </button>
        <button
          type="button"
          onClick={() => {
            playing.value = false;
            at.value = (at.value + 1) % outcomes.length;
          }}
        >
          {locale.t("outcomes.step")}
        </button>
        <output aria-live={playing.value ? "off" : "polite"}>
          {locale.t("outcomes.seen", {
            frame: at.value + 1,
            of: outcomes.length,
            higher: seen.filter(([baseline, scenario]) => scenario > baseline).length,
            lower: seen.filter(([baseline, scenario]) => scenario < baseline).length,
          })}
        </output>
      </div>
      <OutcomeFrame
        outcome={outcome}
        title={title}
        range={range}
        scale={dossier.scale}
        locale={locale}
        size={size}
      />
    </div>
  );
}

/** Hypothetical outcomes: pairs of futures one after the other, or side by side where the reader wants no motion. */
export function OutcomeFigure(props: View & { readonly others: readonly ScenarioResult[] }) {
  const { dossier, locale, size } = props;
  const { scale } = dossier;
  const able = props.others.filter(({ difference }) => (difference?.outcomes?.length ?? 0) > 1);
  const chosen = useSignal(0);
  const scenario = able[chosen.value] ?? able[0];
  if (!scenario) return null;
  const title = locale.pick(scenario.title);
  const outcomes = shuffled(scenario.difference!.outcomes!);
  const range = rangeOf(
    able.flatMap(({ difference }) => difference!.outcomes!),
    scale.max / 50,
  );
  const still = outcomes.slice(0, size.phone ? STILL.phone : STILL.wide);
  return (
    <ChartFigure
      title={locale.t("outcomes.title")}
      note={locale.t("outcomes.note")}
      locale={locale}
      columns={[
        { title: locale.t("outcomes.future") },
        { title: locale.t("outcomes.without"), numeric: true },
        { title: locale.t("outcomes.with"), numeric: true },
        { title: locale.t("what-if.difference"), numeric: true },
      ]}
      rows={() =>
        outcomes.map(([without, with_], i) => ({
          id: `${i}`,
          cells: [
            locale.number(i + 1, 0),
            locale.number(without, scale.digits),
            locale.number(with_, scale.digits),
            locale.signed(with_ - without, scale.digits + 1),
          ],
        }))
      }
    >
      {able.length > 1 ? (
        <label class="picker inside">
          <span>{locale.t("what-if.scenario")}</span>
          <select
            value={chosen.value}
            onChange={(event) => {
              chosen.value = Number(event.currentTarget.value);
            }}
          >
            {able.map((one, i) => (
              <option key={one.id} value={i}>
                {locale.pick(one.title)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div class="moving">
        <Player key={scenario.id} {...props} outcomes={outcomes} title={title} range={range} />
      </div>
      <div class="still">
        <OutcomeFrames
          outcomes={still}
          title={title}
          range={range}
          scale={scale}
          locale={locale}
          size={size}
        />
        <p class="unseen">{outcomeLabel(still[0]!, title, scale, locale)}</p>
      </div>
    </ChartFigure>
  );
}
