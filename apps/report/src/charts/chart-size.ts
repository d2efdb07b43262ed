/** Drawing width in SVG units; text is sized for the width at which it is shown. */
export interface ChartSize {
  readonly width: number;
  readonly phone: boolean;
}

export const wide: ChartSize = { width: 760, phone: false };
export const phone: ChartSize = { width: 330, phone: true };

/** Cuts a coordinate to two decimals, so that drawings do not differ in noise. */
export function at(coordinate: number): number {
  return Math.round(coordinate * 100) / 100;
}
