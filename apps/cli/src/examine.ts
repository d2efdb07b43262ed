import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson } from "./canonical-json.ts";
import type { Call } from "./commands/command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Key } from "./messages/zh.ts";
import { templatePath } from "./page.ts";
import { printable } from "./printable.ts";
import { version } from "./version.ts";

/** One thing that the program needs, and what was found. */
export interface Finding {
  readonly id: "node" | "duckdb" | "template" | "writable" | "temporary";
  readonly fine: boolean;
  readonly found: string;
}

const LEAST_NODE = [20, 19] as const;

/** Looks at everything that the program needs of the machine, and says what to do about what is missing. */
export async function examine(call: Call): Promise<ExitCode> {
  const findings = [
    nodeVersion(process.versions.node),
    await duckDb(),
    await template(),
    await writable("writable", call.io.cwd),
    await writable("temporary", tmpdir()),
  ];
  const fine = findings.every((finding) => finding.fine);
  if (call.json) {
    const head = { formatVersion: 1, kind: "doctor", program: version };
    call.io.stdout.write(canonicalJson({ ...head, fine, findings }));
  } else {
    const lines = findings.map((finding) => line(finding, call));
    const verdict = fine ? call.ink.good(call.say("doctor.fine")) : call.ink.bad(call.say("doctor.bad"));
    call.io.stdout.write(`scorecast ${version}\n${[...lines, verdict].join("\n")}\n`);
  }
  return fine ? exitCode.fine : exitCode.ourFault;
}

function line({ id, fine, found }: Finding, { say, ink }: Call): string {
  const what = `${say(`doctor.${id}` as Key)}  ${printable(found)}`;
  return fine
    ? `  ${ink.good("✓")} ${what}`
    : `  ${ink.bad("✗")} ${what}\n    ${say(`doctor.${id}.fix` as Key)}`;
}

/** Whether a Node version is new enough. */
export function nodeVersion(found: string): Finding {
  const [major = 0, minor = 0] = found.split(".").map(Number);
  const fine = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return { id: "node", fine, found };
}

async function duckDb(): Promise<Finding> {
  try {
    const { DuckDBInstance, version: duckVersion } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll("select 40 + 2")).getRows();
    connection.closeSync();
    return { id: "duckdb", fine: rows[0]?.[0] === 42, found: duckVersion() };
  } catch (error) {
    return { id: "duckdb", fine: false, found: error instanceof Error ? error.message : String(error) };
  }
}

async function template(): Promise<Finding> {
  const path = await templatePath();
  return { id: "template", fine: path !== null, found: path ?? "" };
}

async function writable(id: "writable" | "temporary", folder: string): Promise<Finding> {
  try {
    const made = await mkdtemp(join(folder, ".scorecast-"));
    await writeFile(join(made, "try"), "");
    await rm(made, { recursive: true });
    return { id, fine: true, found: folder };
  } catch (error) {
    return { id, fine: false, found: `${folder} (${(error as NodeJS.ErrnoException).code ?? "?"})` };
  }
}
