import type { Locale } from "../locale.ts";

type Sign = "past" | "median" | "b50" | "b80" | "b95";

/** What the lines and bands of a chart mean. */
export function BandLegend({ signs, locale }: { signs: readonly Sign[]; locale: Locale }) {
  return (
    <ul class="legend">
      {signs.map((sign) => (
        <li key={sign}>
          <svg viewBox="0 0 22 12" aria-hidden="true" class="chart">
            {sign === "past" || sign === "median" ? (
              <path class={sign} d="M1 6H21" />
            ) : (
              <rect class={`band ${sign}`} x="1" y="1" width="20" height="10" rx="2" />
            )}
          </svg>
          {locale.t(`fan.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
