import type { Io, Sink } from "./io.ts";

/** The world as this process sees it. The first interrupt asks for an orderly end, the second ends at once. */
export function processIo(): Io {
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.once("SIGTERM", () => interrupted.abort());
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    cwd: process.cwd(),
    env: process.env,
    signal: interrupted.signal,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error; // the reader (head, less) has seen enough
  });
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : Number.POSITIVE_INFINITY,
  };
}
