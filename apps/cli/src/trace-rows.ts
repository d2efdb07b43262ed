import { resolve } from "node:path";
import { describeProblem, tableTitles, traceOrder } from "@scorecast/ingest";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { fileName, formatTitle } from "./import-report.ts";
import { Refusal } from "./refusal.ts";
import { table } from "./views/table.ts";

/** Shows the files and lines that the rows of `--trace ORDER_ID` came from. */
export async function traceRows(call: Call): Promise<ExitCode> {
  const { say, pick, io } = call;
  const id = call.option("trace")!;
  const folder = call.option("output") ?? call.args[0] ?? null;
  if (folder === null) throw new Refusal([say("import.needs-output")]);
  const { rows, problems } = await traceOrder(resolve(io.cwd, folder), id);
  if (problems.length > 0)
    throw new Refusal(
      problems.map((one) => say("problem.error", { text: describeProblem(one, call.language) })),
    );
  if (rows.length === 0) throw new Refusal([say("import.no-trace", { id, folder })]);
  if (call.json) io.stdout.write(canonicalJson({ formatVersion: 1, kind: "trace", id, rows }));
  else {
    const columns = [
      { title: say("column.table") },
      { title: say("column.ids"), widest: 40 },
      { title: say("column.file"), widest: 40 },
      { title: say("column.line"), align: "right" as const },
      { title: say("column.recognised") },
    ];
    const cells = rows.map((row) => [
      pick(tableTitles[row.table]),
      row.key ?? id,
      fileName(row.file),
      String(row.line),
      pick(formatTitle(row.file.recognisedAs)),
    ]);
    io.stdout.write(`${table(columns, cells, io.stdout.columns)}\n`);
  }
  return exitCode.fine;
}
