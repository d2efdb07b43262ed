import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Locale } from "../locale.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { SaveChart } from "./save-chart.tsx";

/** A chart with its title, a note on how to read it, the same numbers as a table behind a click, and saving as a picture. */
export function ChartFigure(props: {
  readonly title: string;
  readonly note?: string | null;
  readonly locale: Locale;
  readonly columns: readonly Column[];
  /** Made when the reader opens the table: a year of days is many cells. */
  readonly rows: () => readonly { readonly id: string; readonly cells: readonly string[] }[];
  readonly children: ComponentChildren;
}) {
  const opened = useSignal(false);
  const drawn = useRef<HTMLElement>(null);
  useEffect(() => {
    // on paper a chart that the reader can move is given as numbers
    const show = (): void => {
      if (!drawn.current?.querySelector("input")) return;
      opened.value = true;
      drawn.current.querySelector("details")!.open = true;
    };
    window.addEventListener("beforeprint", show);
    return () => window.removeEventListener("beforeprint", show);
  }, [opened]);
  return (
    <figure ref={drawn} class="card">
      <figcaption>
        <h3>{props.title}</h3>
      </figcaption>
      {props.children}
      {props.note ? <p class="note">{props.note}</p> : null}
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) opened.value = true;
        }}
      >
        <summary>{props.locale.t("chart.data")}</summary>
        {opened.value ? (
          <DataTable caption={props.title} columns={props.columns} rows={props.rows()} />
        ) : null}
      </details>
      <SaveChart figure={drawn} title={props.title} />
    </figure>
  );
}
