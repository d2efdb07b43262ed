import type { ConsequencePath } from "@scorecast/simulator/report";
import { ChanceSpark } from "../charts/chance-spark.tsx";
import { frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { consequenceTitle, frequencyText } from "../sentences.ts";
import { DataTable } from "./data-table.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";

/** Whether every simulated future has it on every day, or none on any. */
function isSettled({ ever, always }: ConsequencePath): boolean {
  return ever.value === 0 || always.value === 1;
}

function PathTable({ paths, locale }: { paths: readonly ConsequencePath[]; locale: Locale }) {
  const of = (chance: number) => frequencyText(frequency(chance), locale);
  return (
    <DataTable
      stack
      caption={locale.t("paths.title")}
      columns={[
        { title: locale.t("trust.programme") },
        { title: locale.t("paths.by-day") },
        { title: locale.t("paths.last") },
        { title: locale.t("paths.ever") },
        { title: locale.t("paths.always") },
      ]}
      rows={paths.map((path) => ({
        id: `${path.programme}/${path.id}`,
        cells: [
          <span key="title">
            {consequenceTitle(path, locale)} <ProvenanceMark provenance={path.provenance} locale={locale} />
            <span class="reason">{locale.t(`paths.${path.effect}`)}</span>
          </span>,
          <ChanceSpark key="spark" chances={path.met} />,
          of(path.met.at(-1) ?? 0),
          of(path.ever.value),
          of(path.always.value),
        ],
      }))}
    />
  );
}

/** What the score decides, in the future: each threshold with its chance by day. The open ones first. */
export function ConsequencePathCard(props: {
  readonly paths: readonly ConsequencePath[];
  readonly locale: Locale;
}) {
  const { paths, locale } = props;
  const open = paths.filter((path) => !isSettled(path));
  const settled = paths.filter(isSettled);
  return (
    <div class="card">
      <h3>{locale.t("paths.title")}</h3>
      {open.length > 0 ? (
        <PathTable paths={open} locale={locale} />
      ) : (
        <p class="note">{locale.t("paths.none-open")}</p>
      )}
      {settled.length > 0 ? (
        <details>
          <summary>{locale.t("paths.settled", { count: settled.length })}</summary>
          <PathTable paths={settled} locale={locale} />
        </details>
      ) : null}
      <p class="note">{locale.t("paths.note")}</p>
    </div>
  );
}
