import { formatDay } from "@scorecast/core";

/** "12.3 %": two digits that count, for sentences in both languages. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${value >= 9.95 ? value.toFixed(0) : value >= 0.995 ? value.toFixed(1) : value.toFixed(2)} %`;
}

export function hours(value: number): string {
  return value.toFixed(value >= 100 ? 0 : 1);
}

/** "2026-10-01 … 10-14", or the one day. */
export function days(from: number, to: number): string {
  return from === to ? formatDay(from) : `${formatDay(from)} … ${formatDay(to)}`;
}
