import type { ComponentChildren } from "preact";
import { COMPARE, comparedOf } from "./compare/compared.ts";
import { type Dossier, firstProgram, reportsOf, scoredOn, shopName } from "./dossier.ts";
import { DropZone, type Intake } from "./intake/drop-zone.tsx";
import { engineStateOf } from "./live/live-model.ts";
import { type Locale, localeOf } from "./locale.ts";
import { baselineOf } from "./outlook.ts";
import type { PageState } from "./page-state.ts";
import { Fallible } from "./parts/fallible.tsx";
import { Segmented } from "./parts/segmented.tsx";
import type { ResultProblem } from "./read-results.ts";
import { AnswerSection } from "./sections/answer.tsx";
import { CausesSection } from "./sections/causes.tsx";
import { type CompareSection, compareSections } from "./sections/compare.tsx";
import { DrivesSection } from "./sections/drives.tsx";
import { FutureSection } from "./sections/future.tsx";
import { GoalSection } from "./sections/goal.tsx";
import { LiveSection } from "./sections/live.tsx";
import { OriginSection } from "./sections/origin.tsx";
import { PlanSection } from "./sections/plan.tsx";
import { ReconcileSection } from "./sections/reconcile.tsx";
import { TrustSection } from "./sections/trust.tsx";
import { WhatIfSection } from "./sections/what-if.tsx";
import { WhySection } from "./sections/why.tsx";
import type { View } from "./view.ts";
import { Words } from "./words.ts";

interface Section {
  readonly id:
    | ("answer" | "why" | "causes" | "reconcile" | "future" | "what-if" | "goal" | "plan")
    | ("drives" | "live" | "origin" | "trust")
    | CompareSection["id"];
  readonly body: ComponentChildren;
}

/** The sections that the dossier has something for, in reading order. */
function sectionsOf(view: View): readonly Section[] {
  const { score, explanation, diagnosis, reconciliation, projection, goal, planStatus } = view.dossier;
  const { evaluation, sensitivity, fit, account } = view.dossier;
  const baseline = projection && baselineOf(projection);
  const state = projection && engineStateOf(projection.engineState);
  const others = projection && baseline ? projection.scenarios.filter((s) => s !== baseline) : [];
  const origin = account
    ? [{ id: "origin", body: <OriginSection {...view} account={account} /> } as const]
    : [];
  if (reportsOf(view.dossier).length === 0) return origin;
  return [
    ...(score || explanation || projection || sensitivity || fit
      ? [{ id: "answer", body: <AnswerSection {...view} /> } as const]
      : []),
    ...(score || explanation ? [{ id: "why", body: <WhySection {...view} /> } as const] : []),
    ...(diagnosis
      ? [{ id: "causes", body: <CausesSection {...view} diagnosis={diagnosis} /> } as const]
      : []),
    ...(reconciliation
      ? [{ id: "reconcile", body: <ReconcileSection {...view} report={reconciliation} /> } as const]
      : []),
    ...(projection && baseline
      ? [
          {
            id: "future",
            body: <FutureSection {...view} projection={projection} baseline={baseline} />,
          } as const,
          {
            id: "what-if",
            body: <WhatIfSection {...view} projection={projection} others={others} />,
          } as const,
        ]
      : []),
    ...(goal ? [{ id: "goal", body: <GoalSection {...view} goal={goal} /> } as const] : []),
    ...(planStatus || evaluation
      ? [
          {
            id: "plan",
            body: <PlanSection {...view} planStatus={planStatus} evaluation={evaluation} />,
          } as const,
        ]
      : []),
    ...(sensitivity || fit
      ? [{ id: "drives", body: <DrivesSection {...view} sensitivity={sensitivity} fit={fit} /> } as const]
      : []),
    ...(projection && state
      ? [{ id: "live", body: <LiveSection {...view} projection={projection} state={state} /> } as const]
      : []),
    ...origin,
    { id: "trust", body: <TrustSection {...view} /> },
  ];
}

/** The title of the page: of the browser's tab and of its first heading. */
export function pageTitle(dossier: Dossier | undefined, locale: Locale): string {
  const shop = dossier && shopName(dossier);
  return shop ? locale.t("page.title", { shop }) : locale.t("page.untitled");
}

function dossierText(dossier: Dossier, locale: Locale): string {
  const day = scoredOn(dossier);
  const account = dossier.rules === null ? locale.t("section.origin") : null;
  return [shopName(dossier), dossier.rules, day ? locale.date(day) : null, account]
    .filter(Boolean)
    .join(" · ");
}

function Controls({ state, locale }: { state: PageState; locale: Locale }) {
  return (
    <div class="controls">
      <Segmented
        label={locale.t("page.language")}
        options={[
          { value: "zh", text: "中文", lang: "zh-CN" },
          { value: "en", text: "English", lang: "en" },
        ]}
        value={state.lang.value}
        choose={(lang) => {
          state.lang.value = lang;
        }}
      />
      <Segmented
        label={locale.t("page.theme")}
        options={(["auto", "light", "dark"] as const).map((theme) => ({
          value: theme,
          text: locale.t(`page.theme.${theme}`),
        }))}
        value={state.theme.value}
        choose={(theme) => {
          state.theme.value = theme;
        }}
      />
    </div>
  );
}

/** The whole page: header, the sections of the open dossier, footer. */
export function Page(props: {
  readonly dossiers: readonly Dossier[];
  readonly problems: readonly ResultProblem[];
  readonly state: PageState;
  /** Of a page that came without results. */
  readonly intake?: Intake | null;
}) {
  const { dossiers, problems, state, intake } = props;
  const locale = localeOf(state.lang.value);
  const dossier = dossiers[state.open.value];
  const compared = comparedOf(dossiers);
  const comparing = state.open.value === COMPARE && compared.length > 1;
  const size = state.size.value;
  const sections: readonly Section[] = comparing
    ? compareSections({ compared, reference: state.reference, locale, size })
    : dossier
      ? sectionsOf({ dossier, locale, size })
      : [];
  const made = dossier ?? compared[0]?.dossier;
  const program = made ? firstProgram(made) : null;
  return (
    <Words.Provider value={locale}>
      <header>
        <div class="top">
          <p class="brand">{locale.t("page.brand")}</p>
          <Controls state={state} locale={locale} />
        </div>
        <h1>
          {comparing
            ? locale.t("compare.title", { count: compared.length })
            : ((dossier && shopName(dossier)) ?? locale.t("page.untitled"))}
        </h1>
        {dossiers.length > 1 ? (
          <label class="picker">
            <span>{locale.t("page.pick")}</span>
            <select
              value={state.open.value}
              onChange={(event) => {
                state.open.value = Number(event.currentTarget.value);
              }}
            >
              {compared.length > 1 ? <option value={COMPARE}>{locale.t("compare.pick")}</option> : null}
              {dossiers.map((item, i) => (
                <option key={i} value={i}>
                  {dossierText(item, locale)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {sections.length > 0 ? (
          <nav aria-label={locale.t("page.sections")}>
            <ol>
              {sections.map(({ id }) => (
                <li key={id}>
                  <a href={`#${id}`}>{locale.t(`section.${id}`)}</a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
      </header>
      <main key={state.open.value}>
        {problems.map((problem) => (
          <p key={problem.place} class="card problem" role="alert">
            {problem.kind === "not-json"
              ? locale.t("problem.not-json")
              : locale.t(`problem.${problem.kind}`, { place: problem.place, found: problem.found })}
          </p>
        ))}
        {intake ? <DropZone intake={intake} filled={dossiers.length > 0} locale={locale} /> : null}
        {dossiers.length > 0 || problems.length > 0 ? null : (
          <p class="card plain">{locale.t("page.empty")}</p>
        )}
        {sections.map(({ id, body }, i) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>
              <span aria-hidden="true">{i + 1}</span>
              {locale.t(`section.${id}`)}
            </h2>
            <Fallible locale={locale}>{body}</Fallible>
          </section>
        ))}
      </main>
      {program ? <footer>{locale.t("page.footer", { program })}</footer> : null}
    </Words.Provider>
  );
}
