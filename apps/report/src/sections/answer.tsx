import { scoredOn } from "../dossier.ts";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { Stars } from "../parts/stars.tsx";
import { answerSentences, stoppedSentence, totalText } from "../sentences.ts";
import type { View } from "../view.ts";

function BigNumber({ dossier, locale }: View) {
  const { score, explanation, scale } = dossier;
  const total = score ? score.display.total : (explanation?.total ?? null);
  const day = scoredOn(dossier);
  if (!score && !explanation) return null;
  return (
    <div class="big">
      {day ? <p class="eyebrow">{locale.t("answer.as-of", { date: locale.date(day) })}</p> : null}
      {total === null ? (
        <p class="big-none">{locale.t("answer.no-score")}</p>
      ) : (
        <p class="big-number">
          <span>{totalText(total, scale, locale)}</span>
          <small>{locale.t("scale.of", { max: scale.max })}</small>
        </p>
      )}
      {score?.display.stars != null && score.display.buyerScore !== null ? (
        <p class="buyer">
          <Stars stars={score.display.stars} locale={locale} />
          <span>{locale.t("answer.buyer", { score: locale.number(score.display.buyerScore, 1) })}</span>
        </p>
      ) : null}
    </div>
  );
}

/** Section 1: what the score is, where it heads, what is near, in plain sentences. */
export function AnswerSection(view: View) {
  const { dossier, locale } = view;
  const { score, rules } = dossier;
  const stopped = stoppedSentence(dossier, locale);
  return (
    <div class="answer card">
      <BigNumber {...view} />
      <div class="answer-text">
        {answerSentences(dossier, locale).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {stopped ? <p class="stopped">{stopped}</p> : null}
        <ul class="facts">
          {score ? <li class={`stage stage-${score.stage}`}>{locale.t(`stage.${score.stage}`)}</li> : null}
          <li>
            {locale.t("answer.rules")}: {score ? locale.pick(score.rulesTitle) : null} <code>{rules}</code>
          </li>
          {score && !score.inForce ? <li class="warn">{locale.t("answer.not-in-force")}</li> : null}
          {score && score.stage === "formal" && score.coveredWeight < 1 ? (
            <li class="warn">
              {locale.t("answer.covered", { share: locale.percent(score.coveredWeight, 0) })}
            </li>
          ) : null}
          {score ? (
            <li>
              {locale.t("answer.weakest")}: <ProvenanceMark provenance={score.provenance} locale={locale} />
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  );
}
