import type { Call } from "./commands/command.ts";
import { figure } from "./views/figures.ts";

export interface Progress {
  /** Simulated replications, of how many. */
  readonly show: (done: number, total: number) => void;
  /** Share of an import that is done, in [0, 1], and rows read, of how many (a guess; null: not known). */
  readonly read: (share: number, rows: number, total: number | null) => void;
  /** Share of a generated shop that is done, in [0, 1]. */
  readonly generate: (share: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

const CELLS = 24;
const OFTEN = 100; // ms between two pictures
const SURE = 2000; // ms before the time left is guessed

/** A bar with the time left on the terminal that reads stderr; nothing where no terminal does. */
export function progressFor(
  { io: { stderr }, say }: Call,
  now: () => number = () => performance.now(),
): Progress {
  if (!stderr.isTTY) return { show: () => {}, read: () => {}, generate: () => {}, clear: () => {} };
  const start = now();
  let last = Number.NEGATIVE_INFINITY;
  const draw = (share: number, text: (bar: string, percent: number) => string) => {
    const at = now();
    if (at - last < OFTEN && share < 1) return;
    last = at;
    const full = Math.round(CELLS * share);
    const passed = at - start;
    const left =
      passed < SURE || share <= 0 || share >= 1
        ? ""
        : say("progress.left", { seconds: Math.ceil((passed * (1 - share)) / share / 1000) });
    const bar = "█".repeat(full) + "░".repeat(CELLS - full);
    stderr.write(`\r${text(bar, Math.floor(100 * share))}${left}\u001b[K`);
  };
  return {
    show: (done, total) =>
      draw(total === 0 ? 1 : done / total, (bar, percent) => say("progress.simulating", { bar, percent })),
    read: (share, rows, total) =>
      draw(share, (bar, percent) =>
        say(total === null ? "progress.opening" : "progress.importing", {
          ...{ bar, percent, rows: figure(rows, 0), total: figure(total ?? 0, 0) },
        }),
      ),
    generate: (share) => draw(share, (bar, percent) => say("generate.progress", { bar, percent })),
    clear: () => {
      if (last > Number.NEGATIVE_INFINITY) stderr.write("\r\u001b[2K");
    },
  };
}
