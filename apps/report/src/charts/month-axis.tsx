import type { Locale } from "../locale.ts";
import { at } from "./chart-size.ts";

/** "YYYY-MM-DD" of a day since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

const steps = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** First days of months in [first, last], as days since 1970-01-01: as many as stand `room` apart. */
export function monthStarts(first: number, last: number, perDay: number, room: number): readonly number[] {
  const step = steps.find((months) => months * 30 * perDay >= room) ?? steps.at(-1)!;
  const start = new Date(first * 86_400_000);
  const starts: number[] = [];
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month += 1) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (day > last) return starts;
    if (day >= first && month % step === 0) starts.push(day);
  }
}

/** Months under a calendar, the first of them and each January with its year; lines up to `top` where they begin. */
export function MonthAxis(props: {
  readonly starts: readonly number[];
  readonly x: (day: number) => number;
  readonly top: number;
  readonly y: number;
  readonly right: number;
  readonly locale: Locale;
}) {
  const { starts, x, top, y, right, locale } = props;
  return (
    <g class="axis">
      {starts.map((day, i) => {
        const iso = isoDay(day);
        const text = i === 0 || iso.slice(5, 7) === "01" ? locale.month(iso) : locale.shortMonth(iso);
        const atEnd = x(day) > right - 44;
        return (
          <g key={day}>
            <line class="grid" x1={at(x(day))} x2={at(x(day))} y1={top} y2={y - 12} />
            <text x={at(x(day) + (atEnd ? -3 : 3))} y={y} text-anchor={atEnd ? "end" : "start"}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
