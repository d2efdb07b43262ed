import type { Call } from "./commands/command.ts";

export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

const CELLS = 24;

/** A bar on the terminal that reads stderr; nothing where no terminal does. */
export function progressFor({ io: { stderr }, say }: Call): Progress {
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  let shown = -1;
  return {
    show: (done, total) => {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      const full = Math.round((CELLS * percent) / 100);
      const bar = "█".repeat(full) + "░".repeat(CELLS - full);
      stderr.write(`\r${say("progress.simulating", { bar, percent })}`);
    },
    clear: () => {
      if (shown >= 0) stderr.write("\r\u001b[2K");
    },
  };
}
