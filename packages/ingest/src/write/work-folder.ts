import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * A folder beside `target` for the time of an import: copies of the files, the database, the draft of the result. What an
 * import that was killed left there goes first, for it may hold personal data of the exports.
 */
export async function withWorkFolder<T>(target: string, work: (folder: string) => Promise<T>): Promise<T> {
  const home = dirname(target);
  const prefix = `.${basename(target)}.import-`;
  await mkdir(home, { recursive: true });
  await sweep(home, prefix);
  const folder = await mkdtemp(join(home, `${prefix}${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sweep(home: string, prefix: string): Promise<void> {
  for (const name of await readdir(home)) {
    const owner = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length)) : null;
    if (owner !== null && !isRunning(Number(owner[1])))
      await rm(join(home, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
