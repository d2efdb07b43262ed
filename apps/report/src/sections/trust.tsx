import type { Assumption, ScoreReport } from "@scorecast/core/report";
import type { ComponentChildren } from "preact";
import { firstProgram } from "../dossier.ts";
import type { Locale } from "../locale.ts";
import { baselineOf, lastDayOf } from "../outlook.ts";
import { BacktestFigures } from "../parts/backtest-figures.tsx";
import { ConsequenceTable } from "../parts/consequence-table.tsx";
import { OutsideLink } from "../parts/outside-link.tsx";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { errorText, stoppedSentence } from "../sentences.ts";
import type { View } from "../view.ts";

const notModelled = ["rules", "peers", "traffic", "shocks", "manual"] as const;

function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="card">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** A list of items, or one sentence that says that there are none. */
function ListOr({ items, none }: { items: readonly ComponentChildren[]; none: string }) {
  if (items.length === 0) return <p class="note">{none}</p>;
  return (
    <ul class="plain-list">
      {items.map((item, i) => (
        <li key={i}>{item}</li>
      ))}
    </ul>
  );
}

/** How well the dice know the numbers, why they stopped, and what more of them could not tell. */
function MonteCarloError({ dossier, locale }: View) {
  const { projection, sensitivity, scale } = dossier;
  const baseline = projection && baselineOf(projection);
  const error = (baseline && lastDayOf(baseline))?.total.standardError ?? null;
  const variance = baseline?.variance ?? null;
  const stopped = stoppedSentence(dossier, locale);
  const sentences = [
    projection && error !== null
      ? locale.t("trust.error-say", {
          replications: locale.number(projection.replications, 0),
          error: errorText(error, scale, locale),
        })
      : null,
    stopped,
    projection?.stopping?.reason === "precision" ? locale.t("trust.precise") : null,
    projection?.stopping && projection.stopping.maxSeconds !== null ? locale.t("trust.timed") : null,
    variance
      ? locale.t("trust.variance", {
          share: locale.percent(variance.parameters, 0),
          low: locale.percent(variance.interval[0], 0),
          high: locale.percent(variance.interval[1], 0),
          luck: locale.percent(variance.luck, 0),
        })
      : null,
    sensitivity
      ? locale.t("trust.sensitivity", {
          replications: sensitivity.replications,
          tornado: sensitivity.tornadoReplications,
        })
      : null,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return <p>{locale.t("trust.error-none")}</p>;
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} class="say">
          {sentence}
        </p>
      ))}
    </>
  );
}

function assumptionItems(
  lists: readonly (readonly Assumption[])[],
  sources: ScoreReport["sources"],
  locale: Locale,
): readonly ComponentChildren[] {
  const urlOf = new Map(sources.map(({ id, url }) => [id, url]));
  const byId = new Map(lists.flat().map((assumption) => [assumption.id, assumption]));
  return [...byId.values()].map((assumption) => (
    <>
      <ProvenanceMark provenance={assumption.provenance} locale={locale} /> {locale.pick(assumption.text)}{" "}
      <span class="reason inline">
        <OutsideLink url={urlOf.get(assumption.source) ?? null} text={assumption.source} />
      </span>
    </>
  ));
}

function Run({ dossier, locale }: View) {
  const { projection, sensitivity, fit } = dossier;
  const simulated = projection ?? sensitivity;
  const pairs: readonly (readonly [string, string | null | undefined])[] = [
    [locale.t("trust.program"), firstProgram(dossier)],
    [locale.t("trust.rules"), dossier.rules],
    [locale.t("trust.seed"), simulated?.seed],
    [locale.t("trust.replications"), simulated ? locale.number(simulated.replications, 0) : null],
    [locale.t("trust.horizon"), simulated ? locale.t("trust.days", { days: simulated.horizon }) : null],
    [locale.t("trust.record"), fit ? locale.t("trust.days", { days: fit.days }) : null],
    [locale.t("trust.input"), dossier.input],
  ];
  return (
    <dl class="pairs">
      {pairs.map(([name, value]) =>
        value == null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The last section: what this rests on, what it does not know, and what the score decides. */
export function TrustSection(view: View) {
  const { dossier, locale, size } = view;
  const { score, projection, sensitivity, fit, backtest } = dossier;
  const learnt = projection ?? sensitivity ?? fit;
  const fallbacks = (score?.metrics ?? []).filter((metric) => metric.fallbacks.length > 0);
  return (
    <>
      {backtest ? <BacktestFigures report={backtest} locale={locale} size={size} /> : null}
      {score ? (
        <Card title={locale.t("trust.consequences")}>
          {score.consequences.length > 0 ? (
            <ConsequenceTable score={score} dossier={dossier} locale={locale} />
          ) : (
            <p class="note">{locale.t("trust.consequences-none")}</p>
          )}
        </Card>
      ) : null}
      <Card title={locale.t("trust.error")}>
        <MonteCarloError {...view} />
      </Card>
      {score || projection || sensitivity ? (
        <Card title={locale.t("trust.assumptions")}>
          <ListOr
            items={assumptionItems(
              [score?.assumptions ?? [], projection?.assumptions ?? [], sensitivity?.assumptions ?? []],
              score?.sources ?? [],
              locale,
            )}
            none={locale.t("trust.assumptions-none")}
          />
        </Card>
      ) : null}
      {learnt ? (
        <Card title={locale.t("trust.priors")}>
          <ListOr
            items={learnt.priors.map((prior) => locale.pick(prior.text))}
            none={locale.t("trust.priors-none")}
          />
        </Card>
      ) : null}
      {score ? (
        <div class="columns">
          <Card title={locale.t("trust.fallbacks")}>
            <ListOr
              items={fallbacks.map((metric) =>
                locale.t("trust.fallbacks-say", {
                  metric: locale.pick(metric.title),
                  columns: locale.list(metric.fallbacks),
                }),
              )}
              none={locale.t("trust.fallbacks-none")}
            />
          </Card>
          <Card title={locale.t("trust.unknown")}>
            <ListOr
              items={score.unknown.map((text) => locale.pick(text))}
              none={locale.t("trust.unknown-none")}
            />
          </Card>
          <Card title={locale.t("trust.sources")}>
            <ListOr
              items={score.sources.map((source) => (
                <OutsideLink key={source.id} url={source.url} text={source.title} />
              ))}
              none={locale.t("no-data")}
            />
          </Card>
        </div>
      ) : null}
      <div class="columns">
        <Card title={locale.t("trust.not-modelled")}>
          <ListOr items={notModelled.map((id) => locale.t(`not-modelled.${id}`))} none="" />
        </Card>
        <Card title={locale.t("trust.run")}>
          <Run {...view} />
        </Card>
      </div>
    </>
  );
}
