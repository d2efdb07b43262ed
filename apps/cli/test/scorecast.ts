import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Io } from "../src/io.ts";
import { run } from "../src/run.ts";

export interface World {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Both streams are terminals of so many cells. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process: no clock, no terminal, no environment but what `world` gives. English unless told. */
export async function scorecast(argv: readonly string[], world: World = {}): Promise<Ended> {
  const { cwd = tmpdir(), env = { LANG: "en_US.UTF-8" }, terminal, signal } = world;
  const text = { out: "", err: "" };
  const sink = (name: "out" | "err") => ({
    write: (more: string) => {
      text[name] += more;
    },
    isTTY: terminal !== undefined,
    columns: terminal ?? Number.POSITIVE_INFINITY,
  });
  const io: Io = {
    ...{ stdout: sink("out"), stderr: sink("err"), cwd, env },
    signal: signal ?? new AbortController().signal,
  };
  const code = await run(argv, io);
  return { code, ...text };
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone when the tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "scorecast-test-"));
  made.push(folder);
  return folder;
}
