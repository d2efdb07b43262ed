import { describe, expect, it } from "vitest";
import { coverage, ranksOf } from "./calibration.ts";

/**
 * Simulation-based calibration (Talts et al. 2018): a truth is drawn, a shop recorded from it order by order and fitted. The
 * larger run is scripts/calibrate-fit.ts; its figures are in docs/simulation-model.md.
 */
/** Lateness carries over from day to day by parcels on the same road; the record shows only a part of it. */
const short: Readonly<Record<string, number>> = { delivery: 0.04 };

describe("the intervals of the fit", () => {
  const ranks = ranksOf(120, "ci");
  const processes = [...new Set(ranks.map(({ process }) => process))];

  it("are those of every process", () => {
    expect(processes).toHaveLength(18);
  });
  it.each([0.5, 0.8, 0.9])(
    "of %f hold the truth as often, for each process within three standard errors",
    (p) => {
      const off = processes.flatMap((process) => {
        const { share, error } = coverage(
          ranks.filter((one) => one.process === process),
          p,
        );
        const allowed = 3 * error + (share < p ? (short[process] ?? 0) : 0);
        return Math.abs(share - p) > allowed ? [`${process}: ${share} for ${p} ± ${error}`] : [];
      });
      expect(off).toEqual([]);
    },
  );
  it.each([0.5, 0.8, 0.9])("of %f hold the truth as often, over all processes", (p) => {
    const { share, error } = coverage(ranks, p);
    // processes of one shop share its orders: five errors, not three
    expect(Math.abs(share - p)).toBeLessThan(5 * error);
  });
  it("have their truth above the middle as often as below", () => {
    const mean = ranks.reduce((sum, { rank }) => sum + rank, 0) / ranks.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 / Math.sqrt(12 * ranks.length));
  });
});
