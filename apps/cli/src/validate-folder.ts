import { resolve } from "node:path";
import { describeProblem, validateShopFolder } from "@scorecast/ingest";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { printable } from "./printable.ts";
import { version } from "./version.ts";
import { figure } from "./views/figures.ts";

/** Tells every problem of a shop folder. The list is the result, so it goes to stdout. */
export async function validateFolder(call: Call): Promise<ExitCode> {
  const { io, say, ink, language } = call;
  const folder = call.args[0]!;
  const { valid, problems, errors, warnings, rows, input } = await validateShopFolder(
    resolve(io.cwd, folder),
  );
  if (call.json) {
    const told = problems.map((problem) => ({ ...problem, text: describeProblem(problem, language) }));
    const head = { formatVersion: 1, kind: "validation", program: version, input };
    io.stdout.write(canonicalJson({ ...head, valid, errors, warnings, rows, problems: told }));
  } else {
    const lines = problems.map((problem) => {
      const text = say(`problem.${problem.severity}`, { text: describeProblem(problem, language) });
      return problem.severity === "error" ? ink.bad(printable(text)) : printable(text);
    });
    const list = Object.entries(rows)
      .map(([name, count]) => say("import.table", { name, count: figure(count ?? 0, 0) }))
      .join(say("list.comma"));
    const verdict = valid
      ? ink.good(say("validate.fine", { folder, warnings }))
      : ink.bad(say("validate.bad", { folder, errors, warnings }));
    io.stdout.write(`${[...lines, ...(list === "" ? [] : [list]), verdict].join("\n")}\n`);
  }
  return valid ? exitCode.fine : exitCode.badInput;
}
