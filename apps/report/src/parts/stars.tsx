import type { Locale } from "../locale.ts";

const outline = "M10 1.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";
const leftHalf = "M10 1.6v13.3l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";

/** Buyer stars, in halves, out of five. */
export function Stars({ stars, locale }: { stars: number; locale: Locale }) {
  const text = locale.number(stars, Number.isInteger(stars) ? 0 : 1);
  return (
    <svg
      class="stars"
      viewBox="0 0 108 20"
      role="img"
      aria-label={locale.t("answer.stars-label", { stars: text })}
    >
      {[0, 1, 2, 3, 4].map((i) => (
        <g key={i} transform={`translate(${i * 22} 0)`}>
          {stars >= i + 1 ? (
            <path class="star-full" d={outline} />
          ) : stars >= i + 0.5 ? (
            <path class="star-full" d={leftHalf} />
          ) : null}
          <path class="star-line" d={outline} />
        </g>
      ))}
    </svg>
  );
}
