import { existsSync, renameSync, statSync } from "node:fs";
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
 *
 * @param before what `folderState` said of `target` when the import began
 * @returns false if another import was faster: then nothing was changed
 */
export async function replaceFolder(draft: string, target: string, before: string | null): Promise<boolean> {
  const aside = asidePath(target);
  if (folderState(target) !== before) return false;
  if (before === null) {
    renameSync(draft, target);
    return true;
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
  return true;
}

/** Tells whether a folder was replaced or added to meanwhile; null: it is not there. */
export function folderState(target: string): string | null {
  const facts = statSync(target, { throwIfNoEntry: false });
  return facts === undefined ? null : `${facts.ino} ${facts.birthtimeMs}`;
}

/** Ends what an interrupted import began: the old folder returns if its place is empty, and goes if the new one is there. */
export async function restoreFolder(target: string): Promise<void> {
  const aside = asidePath(target);
  if (!existsSync(aside)) return;
  if (existsSync(target)) await rm(aside, { recursive: true, force: true });
  else renameSync(aside, target);
}
