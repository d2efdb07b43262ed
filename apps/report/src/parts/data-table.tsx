import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { SaveTable } from "./save-table.tsx";

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
  /** Never broken over lines where there is room. */
  readonly tight?: boolean;
}

/**
 * A table whose first column names its rows. On a phone each row becomes a small card (`stack`) or the table scrolls
 * inside its own frame. It can be copied and saved as CSV.
 */
export function DataTable(props: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ComponentChildren[] }[];
  readonly stack?: boolean;
}) {
  const { caption, columns, rows, stack } = props;
  const drawn = useRef<HTMLTableElement>(null);
  const table = (
    <table ref={drawn} class={stack ? "stack" : undefined}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" class={column.numeric ? "numeric" : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell, i) => {
              const column = columns[i]!;
              const look = column.numeric ? "numeric" : column.tight ? "tight" : undefined;
              return i === 0 ? (
                <th key={column.title} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={column.title} class={look} data-title={column.title}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {stack ? (
        table
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard (WCAG 2.1.1)
        <section class="scroll" aria-label={caption} tabIndex={0}>
          {table}
        </section>
      )}
      <SaveTable table={drawn} caption={caption} />
    </>
  );
}
