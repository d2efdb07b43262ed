import type { ImportedFileLine } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";
import { at } from "./chart-size.ts";
import { hatch } from "./hatch.ts";

const WIDTH = 120;
const HEIGHT = 12;
/** Width of a part that is there at all. */
const LEAST = 2.5;

/** One sentence for those who do not see the bar. */
export function fateLabel(file: ImportedFileLine, locale: Locale): string {
  const left = file.leftOut
    .filter(({ rows }) => rows > 0)
    .map(({ title, rows }) => locale.t("origin.reason", { reason: locale.pick(title), rows }));
  return left.length === 0
    ? locale.t("origin.bar-all", { used: file.rowsUsed })
    : locale.t("origin.bar", { used: file.rowsUsed, list: left.join(locale.t("punctuation.comma")) });
}

/** What became of a file's rows: full where they were used, hatched, a part for each reason, where they were left out. */
export function RowFateBar({ file, locale }: { readonly file: ImportedFileLine; readonly locale: Locale }) {
  const parts = [
    { id: "used", rows: file.rowsUsed },
    ...file.leftOut.map(({ reason, rows }) => ({ id: reason, rows })),
  ].filter(({ rows }) => rows > 0);
  const room = WIDTH - parts.length * LEAST;
  const ends: number[] = [];
  for (const { rows } of parts) ends.push((ends.at(-1) ?? 0) + LEAST + (room * rows) / file.rowsRead);
  return (
    <svg
      class="chart fate"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={fateLabel(file, locale)}
    >
      {parts.map(({ id }, i) => {
        const left = ends[i - 1] ?? 0;
        const width = ends[i]! - left - (i < parts.length - 1 ? 1 : 0);
        if (id === "used")
          return <rect key={id} class="used" x={at(left)} y="1" width={at(width)} height={HEIGHT - 2} />;
        const [x, inner] = [left + 0.5, width - 1];
        return (
          <path
            key={id}
            class="left"
            d={`M${at(x)} 1.5h${at(inner)}v${HEIGHT - 3}h${at(-inner)}z${hatch(x, 1.5, inner, HEIGHT - 3)}`}
          />
        );
      })}
    </svg>
  );
}
