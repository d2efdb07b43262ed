const bars = "▁▂▃▄▅▆▇█";

/** One character a value, from the least to the greatest; a gap where there is no value. At most `width` characters. */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const step = Math.max(1, Math.ceil(values.length / Math.max(1, width)));
  const shown = values.filter((_, i) => (values.length - 1 - i) % step === 0);
  const known = shown.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return shown
    .map((value) => {
      if (value === null) return " ";
      return bars[span === 0 ? 3 : Math.min(7, Math.floor(((value - low) / span) * 8))]!;
    })
    .join("");
}
