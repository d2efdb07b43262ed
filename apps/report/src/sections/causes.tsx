import type { CauseLine, DiagnosisReport } from "@scorecast/simulator/report";
import { PointsIntervals, type PointsRow } from "../charts/points-intervals.tsx";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { View } from "../view.ts";

type Props = View & { readonly diagnosis: DiagnosisReport };

/** What a cost of `points` does to the total, and its interval. */
function effect(
  points: number,
  [low, high]: readonly [number, number],
): Pick<PointsRow, "mean" | "interval"> {
  return { mean: -points, interval: [-high, -low] };
}

function sized({
  causes,
}: DiagnosisReport): readonly (CauseLine & { points: number; interval: readonly [number, number] })[] {
  return causes.flatMap((line) =>
    line.verdict === "found" && line.points !== null && line.interval !== null
      ? [{ ...line, points: line.points, interval: line.interval }]
      : [],
  );
}

function Opening({ diagnosis, dossier, locale }: Props) {
  const first = sized(diagnosis)[0];
  const digits = dossier.scale.digits + 1;
  const count = (verdict: CauseLine["verdict"]) =>
    diagnosis.causes.filter((line) => line.verdict === verdict).length;
  const points = (value: number): string => locale.signed(-value, digits);
  return (
    <div class="card">
      <p class="say">
        {first === undefined
          ? locale.t("causes.none")
          : first.interval[0] === first.interval[1]
            ? locale.t("causes.fixed", { title: locale.pick(first.title), points: points(first.points) })
            : locale.t("causes.likeliest", {
                title: locale.pick(first.title),
                points: points(first.points),
                low: points(first.interval[1]),
                high: points(first.interval[0]),
              })}
      </p>
      {diagnosis.lowest.length === 0 ? null : (
        <p>
          {locale.t("causes.lowest", {
            metrics: locale.list(diagnosis.lowest.map(({ title }) => locale.pick(title))),
          })}
        </p>
      )}
      <p class="note">
        {locale.t("causes.counted", {
          ...{ all: diagnosis.causes.length, found: count("found") },
          ...{ not: count("not-found"), unknown: count("cannot-tell") },
        })}
      </p>
    </div>
  );
}

function Costs({ diagnosis, dossier, locale, size }: Props) {
  const lines = sized(diagnosis);
  if (lines.length === 0) return null;
  const rows = lines.map(
    ({ id, title, points, interval }): PointsRow => ({
      ...{ id, label: locale.pick(title), jointly: null, futures: null },
      ...effect(points, interval),
    }),
  );
  return (
    <Effects
      title={locale.t("causes.points-title")}
      note={locale.t("causes.points-note")}
      name={locale.t("causes.cause")}
      {...{ rows, dossier, locale, size }}
    />
  );
}

/** Rows of a picture; its table has all of them. */
const DRAWN = 8;

/** Those that move the total most, either way, in their order. */
function mostOf(rows: readonly PointsRow[]): readonly PointsRow[] {
  const kept = new Set([...rows].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean)).slice(0, DRAWN));
  return rows.filter((row) => kept.has(row));
}

/** Effects on the total around zero, with the same numbers in a table. */
function Effects(
  props: View & {
    readonly title: string;
    readonly note: string;
    readonly name: string;
    readonly rows: readonly PointsRow[];
    /** By row, where there are such. */
    readonly orders?: readonly number[];
  },
) {
  const { title, note, name, rows, orders, dossier, locale, size } = props;
  const drawn = rows.length <= DRAWN ? rows : mostOf(rows);
  const digits = dossier.scale.digits + 1;
  return (
    <ChartFigure
      {...{ title, note, locale }}
      columns={[
        { title: name },
        ...(orders ? [{ title: locale.t("causes.orders"), numeric: true }] : []),
        { title: locale.t("causes.points"), numeric: true },
        { title: locale.t("causes.range"), numeric: true },
      ]}
      rows={() =>
        rows.map(({ id, label, mean, interval }, i) => ({
          id,
          cells: [
            label,
            ...(orders ? [locale.number(orders[i]!, 0)] : []),
            locale.signed(mean, digits),
            interval.map((end) => locale.signed(end, digits)).join(" … "),
          ],
        }))
      }
    >
      <PointsIntervals rows={drawn} scale={dossier.scale} locale={locale} size={size} />
    </ChartFigure>
  );
}

function Found({ diagnosis, locale }: Props) {
  return (
    <>
      {diagnosis.causes
        .filter(({ verdict }) => verdict === "found")
        .map((line) => (
          <div key={line.id} class="card">
            <h3>{locale.pick(line.title)}</h3>
            <p>{locale.pick(line.says)}</p>
            {line.kind === "circumstance" ? <p class="note">{locale.t("causes.circumstance")}</p> : null}
            {line.felt ? null : <p class="note">{locale.t("causes.not-felt")}</p>}
            {line.pending ? <p class="note">{locale.t("causes.pending", { count: line.pending })}</p> : null}
            {line.evidence
              .filter(({ items }) => items.length > 0)
              .map(({ title, items }) => (
                <p key={title.en} class="note">
                  {locale.t("causes.evidence", { title: locale.pick(title) })}
                  {items.map((item) => (
                    <>
                      <code key={item}>{item}</code>{" "}
                    </>
                  ))}
                </p>
              ))}
            {line.chance === null ? null : (
              <p class="note">
                {locale.t("causes.chance", {
                  chance: line.chance < 0.0001 ? "<0.01%" : locale.percent(line.chance, 2),
                })}
              </p>
            )}
            {line.levers.length === 0 ? null : (
              <p>
                {locale.t("causes.levers")}
                {locale.list(
                  line.levers.map(({ id, title }) =>
                    locale.t("causes.lever", { id, title: locale.pick(title) }),
                  ),
                )}
              </p>
            )}
          </div>
        ))}
    </>
  );
}

function AllCauses({ diagnosis, locale }: Props) {
  return (
    <details class="card">
      <summary>{locale.t("causes.all-title")}</summary>
      <DataTable
        stack
        caption={locale.t("causes.all-title")}
        columns={[
          { title: locale.t("causes.cause") },
          { title: locale.t("causes.verdict") },
          { title: locale.t("causes.saw") },
        ]}
        rows={diagnosis.causes.map((line) => ({
          id: line.id,
          cells: [
            <span key="cause">
              {locale.pick(line.title)}
              <span class="reason">{locale.pick(line.source)}</span>
            </span>,
            <span key="verdict">
              {locale.t(`causes.${line.verdict}`)}
              {line.felt ? null : <span class="reason">{locale.t("causes.not-felt")}</span>}
            </span>,
            locale.pick(line.says),
          ],
        }))}
      />
    </details>
  );
}

function News({ diagnosis: { news }, dossier, locale }: Props) {
  if (news === null) return null;
  const title = locale.t("causes.news-title", { since: news.since, count: news.events.length });
  return (
    <div class="card">
      <h3>{title}</h3>
      {news.events.length === 0 ? (
        <p>{locale.t("causes.news-none")}</p>
      ) : (
        <DataTable
          stack
          caption={title}
          columns={[
            { title: locale.t("causes.event") },
            { title: locale.t("causes.answer-by"), tight: true },
            { title: locale.t("causes.cost"), numeric: true },
            { title: locale.t("causes.leaves"), tight: true },
            { title: locale.t("causes.todo") },
          ]}
          rows={news.events.map((event) => ({
            id: `${event.kind}/${event.id}`,
            cells: [
              <span key="event">
                {locale.pick(event.title)} <code>{event.id}</code>
                {event.product ? <span class="reason">{event.product}</span> : null}
              </span>,
              event.answerBy ?? "—",
              event.cost === null ? "—" : locale.signed(-event.cost, dossier.scale.digits + 1),
              event.leavesOn === null ? "—" : locale.shortDate(event.leavesOn),
              locale.pick(event.todo),
            ],
          }))}
        />
      )}
    </div>
  );
}

function Complaints({ diagnosis: { complaints }, locale }: Props) {
  const { from, to, all, types, missing } = complaints;
  const span = { from: locale.date(from), to: locale.date(to) };
  return (
    <div class="card">
      <h3>{locale.t("causes.complaints-title")}</h3>
      <p class="note">
        {types.length === 0
          ? locale.t("causes.complaints-none", span)
          : locale.t("causes.complaints-note", { ...span, all })}
      </p>
      {missing.length === 0 ? null : (
        <p class="note">
          {locale.t("causes.complaints-missing", { tables: missing.map((name) => `${name}.csv`).join(", ") })}
        </p>
      )}
      {types.length === 0 ? null : (
        <DataTable
          stack
          caption={locale.t("causes.complaints-title")}
          columns={[
            { title: locale.t("causes.type") },
            { title: locale.t("causes.count"), numeric: true },
            { title: locale.t("causes.share"), numeric: true },
            { title: locale.t("causes.before"), numeric: true },
            { title: locale.t("causes.reason") },
          ]}
          rows={types.map(({ id, title, count, share, before, reason }) => ({
            id,
            cells: [
              locale.pick(title),
              locale.number(count, 0),
              locale.percent(share, 0),
              before === null ? "—" : locale.number(before, 0),
              reason ?? "—",
            ],
          }))}
        />
      )}
    </div>
  );
}

function Delivery({ diagnosis: { delivery }, locale }: Props) {
  if (delivery === null) return null;
  const { from, to, parcels, undelivered, quantiles } = delivery;
  return (
    <div class="card">
      <h3>{locale.t("causes.delivery-title")}</h3>
      <p class="note">
        {locale.t("causes.delivery-note", {
          ...{ from: locale.date(from), to: locale.date(to), parcels, undelivered },
        })}
      </p>
      <DataTable
        caption={locale.t("causes.delivery-title")}
        columns={[
          { title: locale.t("causes.delivery-share"), numeric: true },
          { title: locale.t("causes.delivery-hours"), numeric: true },
        ]}
        rows={quantiles.map(({ share, hours }) => ({
          id: `${share}`,
          cells: [
            locale.percent(share, 0),
            hours === null ? locale.t("causes.delivery-open") : locale.number(hours, 0),
          ],
        }))}
      />
    </div>
  );
}

function Contributions({ diagnosis, dossier, locale, size }: Props) {
  return (
    <>
      {diagnosis.contributions.map(({ by, units, more }) =>
        units.length === 0 ? null : (
          <Effects
            key={by}
            title={locale.t(`causes.by-${by}`)}
            note={[
              locale.t("causes.by-note"),
              ...(more > 0 ? [locale.t("causes.by-more", { count: more })] : []),
            ].join(" ")}
            name={locale.t("causes.unit")}
            rows={units.map(
              ({ name, points, interval }): PointsRow => ({
                ...{ id: name, label: name, jointly: null, futures: null },
                ...effect(points, interval),
              }),
            )}
            orders={units.map(({ orders }) => orders)}
            {...{ dossier, locale, size }}
          />
        ),
      )}
    </>
  );
}

/** Which causes are there, what each costs, what buyers complain of, and where the points go. */
export function CausesSection(props: Props) {
  return (
    <>
      <Opening {...props} />
      <News {...props} />
      <Costs {...props} />
      <Found {...props} />
      <AllCauses {...props} />
      <Complaints {...props} />
      <Delivery {...props} />
      <Contributions {...props} />
    </>
  );
}
