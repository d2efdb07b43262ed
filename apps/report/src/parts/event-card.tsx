import { useSignal } from "@preact/signals";
import type { EventLine, ExplanationReport } from "@scorecast/core/report";
import { nodeTitle } from "../dossier.ts";
import type { View } from "../view.ts";
import { DataTable } from "./data-table.tsx";
import { tableTitle } from "./table-title.ts";

/** Events that are shown without asking; the others follow on demand. */
const FIRST = 8;

function EventTable({ dossier, locale, events }: View & { events: readonly EventLine[] }) {
  const { digits } = dossier.scale;
  const none = <span class="none">{locale.t("no-data")}</span>;
  return (
    <DataTable
      stack
      caption={locale.t("events.title")}
      columns={[
        { title: locale.t("events.event") },
        { title: locale.t("events.metric") },
        { title: locale.t("events.day") },
        { title: locale.t("events.leaves") },
        { title: locale.t("events.without"), numeric: true },
        { title: locale.t("events.cost"), numeric: true },
      ]}
      rows={events.map((event) => ({
        id: `${event.table}/${event.id}/${event.metric}`,
        cells: [
          <span key="event">
            {tableTitle(event.table, locale)} <code>{event.id}</code>
            {event.orderId && event.orderId !== event.id ? (
              <span class="reason">{locale.t("events.order", { id: event.orderId })}</span>
            ) : null}
            {event.product ? <span class="reason">{event.product}</span> : null}
          </span>,
          locale.pick(nodeTitle(dossier, event.metric)),
          locale.shortDate(event.cohortDay),
          locale.shortDate(event.leavesOn),
          event.totalWithout === null ? none : locale.number(event.totalWithout, digits + 1),
          event.cost === null ? none : locale.number(event.cost, digits + 1),
        ],
      }))}
    />
  );
}

/** The events that cost most today, the day each leaves, and the total without it. */
export function EventCard(props: View & { explanation: ExplanationReport }) {
  const { locale, explanation } = props;
  const opened = useSignal(false);
  const { events } = explanation;
  const counted = Object.values(explanation.eventCounts).reduce((sum, n) => sum + n, 0);
  const unlisted = counted - events.length;
  const rest = events.slice(FIRST);
  return (
    <div class="card">
      <h3>{locale.t("events.title")}</h3>
      {events.length === 0 ? (
        <p class="note">{locale.t("events.none")}</p>
      ) : (
        <>
          <EventTable {...props} events={events.slice(0, FIRST)} />
          {rest.length > 0 ? (
            <details
              onToggle={(event) => {
                if (event.currentTarget.open) opened.value = true;
              }}
            >
              <summary>{locale.t("events.rest", { count: rest.length })}</summary>
              {opened.value ? <EventTable {...props} events={rest} /> : null}
            </details>
          ) : null}
          <p class="note">
            {locale.t("events.note")} {unlisted > 0 ? locale.t("events.more", { count: unlisted }) : null}
          </p>
        </>
      )}
    </div>
  );
}
