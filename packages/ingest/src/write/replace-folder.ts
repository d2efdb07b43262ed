import { existsSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Where a folder stands while another takes its place. */
export function asidePath(target: string): string {
  return join(dirname(target), `.${basename(target)}.before-import`);
}

/**
 * Puts the folder `draft` in the place of `target`, on the same disk.
 *
 * Two renames in a row, with nothing between them. Should the machine stop right there, the old folder stands whole beside its
 * place, readers look for it there (`asidePath`), and the next import moves it back first (`restoreFolder`).
 */
export async function replaceFolder(draft: string, target: string): Promise<void> {
  const aside = asidePath(target);
  if (!existsSync(target)) {
    renameSync(draft, target);
    return;
  }
  await rm(aside, { recursive: true, force: true });
  renameSync(target, aside);
  try {
    renameSync(draft, target);
  } catch (cause) {
    renameSync(aside, target);
    throw cause;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Ends what an interrupted import began: the old folder returns if its place is empty, and goes if the new one is there. */
export async function restoreFolder(target: string): Promise<void> {
  const aside = asidePath(target);
  if (!existsSync(aside)) return;
  if (existsSync(target)) await rm(aside, { recursive: true, force: true });
  else renameSync(aside, target);
}
