import { useSignal } from "@preact/signals";
import type { FitReport, SensitivityOutput, SensitivityReport } from "@scorecast/simulator/report";
import { ShareBars } from "../charts/share-bars.tsx";
import { TornadoChart } from "../charts/tornado.tsx";
import { endText, outputText, sharesOf, swingSentence, swingText, tornadoOf } from "../drives.ts";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { FitCard } from "../parts/fit-card.tsx";
import type { View } from "../view.ts";

type Props = View & { readonly sensitivity: SensitivityReport };

/** Bars that are drawn; the table has them all. */
const ROWS = { wide: 10, phone: 7 };

function TornadoFigure({ sensitivity, output, ...view }: Props & { output: SensitivityOutput }) {
  const { dossier, locale, size } = view;
  const tornado = tornadoOf(sensitivity, output, dossier.scale, locale);
  const rows = tornado.rows.slice(0, size.phone ? ROWS.phone : ROWS.wide);
  const titleOf = new Map(sensitivity.inputs.map((input) => [input.id, input]));
  if (rows.length === 0) return <p class="card plain">{locale.t("tornado.none")}</p>;
  const left = output.tornado.length - rows.length;
  return (
    <ChartFigure
      title={locale.t("tornado.title")}
      note={[
        locale.t("tornado.note", { replications: sensitivity.tornadoReplications }),
        left > 0 ? locale.t("tornado.others", { count: left }) : "",
        rows.some((row) => row.thin) ? locale.t("tornado.thin") : "",
      ]
        .filter(Boolean)
        .join(locale.lang === "zh" ? "" : " ")}
      locale={locale}
      columns={[
        { title: locale.t("drives.input") },
        { title: locale.t("tornado.ends") },
        { title: locale.t("tornado.low"), numeric: true },
        { title: locale.t("tornado.high"), numeric: true },
        { title: locale.t("tornado.swing"), numeric: true },
        { title: locale.t("difference.interval"), numeric: true },
      ]}
      rows={() =>
        output.tornado.map((line) => {
          const input = titleOf.get(line.input);
          return {
            id: line.input,
            cells: [
              input ? locale.pick(input.title) : line.input,
              input ? locale.pick(input.range) : "",
              endText(output, line.low, sensitivity.tornadoReplications, dossier.scale, locale),
              endText(output, line.high, sensitivity.tornadoReplications, dossier.scale, locale),
              swingText(output, line.swing, dossier.scale, locale),
              line.interval.map((end) => swingText(output, end, dossier.scale, locale)).join(" … "),
            ],
          };
        })
      }
    >
      <TornadoChart tornado={{ ...tornado, rows }} locale={locale} size={size} />
    </ChartFigure>
  );
}

function SharesFigure({ sensitivity, output, ...view }: Props & { output: SensitivityOutput }) {
  const { dossier, locale, size } = view;
  const rows = sharesOf(sensitivity, output, locale);
  const { variance } = output;
  if (variance === null || rows.length === 0) return <p class="card plain">{locale.t("shares.none")}</p>;
  const titleOf = new Map(sensitivity.inputs.map((input) => [input.id, locale.pick(input.title)]));
  const share = ({ value, interval: [low, high], clear }: (typeof variance)[number]["first"]): string =>
    clear
      ? locale.t("shares.share", {
          value: locale.percent(value, 0),
          low: locale.percent(low, 0),
          high: locale.percent(high, 0),
        })
      : locale.t("shares.unclear", { high: locale.percent(high, 0) });
  return (
    <ChartFigure
      title={locale.t("shares.title", { sd: swingText(output, output.sd, dossier.scale, locale, false) })}
      note={locale.t("shares.note")}
      locale={locale}
      columns={[
        { title: locale.t("drives.input") },
        { title: locale.t("shares.total"), numeric: true },
        { title: locale.t("shares.first"), numeric: true },
      ]}
      rows={() =>
        variance.map(({ input, first, total }) => ({
          id: input,
          cells: [titleOf.get(input) ?? input, share(total), share(first)],
        }))
      }
    >
      <ShareBars rows={rows.slice(0, size.phone ? ROWS.phone : ROWS.wide)} locale={locale} size={size} />
    </ChartFigure>
  );
}

function Sensitivity(view: Props) {
  const { sensitivity, dossier, locale } = view;
  const chosen = useSignal(0);
  const output = sensitivity.outputs[chosen.value];
  if (!output) return null;
  return (
    <>
      <div class="card">
        {sensitivity.outputs.length > 1 ? (
          <label class="picker inside">
            <span>{locale.t("drives.pick")}</span>
            <select
              value={chosen.value}
              onChange={(event) => {
                chosen.value = Number(event.currentTarget.value);
              }}
            >
              {sensitivity.outputs.map((one, i) => (
                <option key={one.id} value={i}>
                  {outputText(sensitivity, one, dossier, locale)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <p class="say" aria-live="polite">
          {swingSentence(sensitivity, output, dossier, locale)}
        </p>
        <p class="note">{locale.t("drives.note")}</p>
      </div>
      <TornadoFigure {...view} output={output} />
      <SharesFigure {...view} output={output} />
    </>
  );
}

/** Section 5: which inputs move the answers, and what the simulator believes about the shop. */
export function DrivesSection(
  view: View & { readonly sensitivity: SensitivityReport | null; readonly fit: FitReport | null },
) {
  const { sensitivity, fit } = view;
  return (
    <>
      {sensitivity ? <Sensitivity {...view} sensitivity={sensitivity} /> : null}
      {fit ? <FitCard fit={fit} locale={view.locale} size={view.size} /> : null}
    </>
  );
}
