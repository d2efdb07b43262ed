import { explainShop, type RuleVersion } from "@scorecast/core";
import { reportStudy } from "@scorecast/simulator";
import type { ProjectionReport } from "@scorecast/simulator/report";
import type { Call } from "./commands/command.ts";
import { deliver } from "./deliver.ts";
import { drawsCsv, drawsParquet } from "./draws.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { WriteFiles } from "./output-files.ts";
import { progressFor } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { openThreads } from "./simulate-in-threads.ts";
import { type SimulatedStudy, simulateStudy } from "./simulate-study.ts";
import { REPLICATIONS, readStudyRequest, type StudyRequest } from "./study-request.ts";
import { projectionCsv, projectionView } from "./views/projection.ts";

/**
 * Forecasts the shop of `call`, or compares its scenarios: from a shop folder or a scenario file.
 *
 * @returns 5 where an interrupt left a partial result, 4 where the precision asked for was not reached
 */
export async function studyShop(
  call: Call,
  kind: "forecast" | "compare",
  write: WriteFiles,
): Promise<ExitCode> {
  const request = await readStudyRequest(call, kind, REPLICATIONS);
  const { score, scoreInput, folder } = request;
  const keep = kind === "forecast" && call.switched("keep");
  if (keep && folder === null) throw new Refusal([call.say("ledger.needs-folder")]);
  if (keep) await (await import("./ledger-file.ts")).readLedger(call, folder!); // a broken one is told before the long part
  const { study, projections, facts } = await simulated(call, request);
  const report = reportStudy(study, projections, facts);
  await deliver(call, write, {
    json: report,
    text: () => projectionView(report, score, call),
    csv: () => projectionCsv(report),
    draws: (form) => (form === "parquet" ? drawsParquet : drawsCsv)(study, projections),
    page: () => [score, explainShop(scoreInput, study.state.start - 7), report],
  });
  if (report.partial) return exitCode.interrupted;
  if (keep) await keepInLedger(call, folder!, report, scoreInput.rules);
  const { precision } = request.stop;
  const asked = precision.points !== null || precision.probability !== null;
  return asked && report.stopping?.reason !== "precision" ? exitCode.notConverged : exitCode.fine;
}

/** Keeps what was said of the scenarios that stay under the rules of the forecast. */
async function keepInLedger(
  call: Call,
  folder: string,
  report: ProjectionReport,
  rules: RuleVersion,
): Promise<void> {
  const { keepForecasts, keptForecasts, LEDGER } = await import("./ledger-file.ts");
  const scenarios = report.scenarios.filter((one) => one.rules === rules.id);
  const count = await keepForecasts(call, folder, keptForecasts({ ...report, scenarios }, rules));
  call.note(call.say(count === 0 ? "ledger.known" : "ledger.kept", { count, file: LEDGER }));
}

/** @throws {Refusal} with exit code 5 when interrupted before there is any result */
async function simulated(call: Call, { study, threads, stop }: StudyRequest): Promise<SimulatedStudy> {
  const progress = progressFor(call);
  const pool = openThreads(study.state, threads, call.io.signal);
  try {
    const ended = await simulateStudy(study, pool, stop, {
      progress: progress.show,
      signal: call.io.signal,
      now: () => performance.now(),
    });
    if (ended === null) throw new Refusal([call.say("run.interrupted")], exitCode.interrupted);
    return ended;
  } finally {
    pool.close();
    progress.clear();
  }
}
