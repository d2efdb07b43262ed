import { at } from "./chart-size.ts";

/** Distance of the strokes along an axis, in SVG units. */
const STEP = 4;

/** Rising strokes that fill a box, as path data. Strokes of neighbouring boxes meet. */
export function hatch(x: number, y: number, width: number, height: number): string {
  const strokes: string[] = [];
  const [right, bottom] = [x + width, y + height];
  for (let c = Math.ceil((x + y) / STEP) * STEP; c < right + bottom; c += STEP) {
    const [fromX, toX] = [Math.max(x, c - bottom), Math.min(right, c - y)];
    if (toX > fromX) strokes.push(`M${at(fromX)} ${at(c - fromX)}L${at(toX)} ${at(c - toX)}`);
  }
  return strokes.join("");
}
