import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

/** What can be written, by the file's extension; "…draws.csv" and .parquet hold raw draws. */
export type Form = "json" | "csv" | "html" | "yaml" | "parquet" | "draws.csv";

/** Writes a file that is too long to hold as one text: through the handle, or to the path under which it is open. */
export type WriteTo = (file: { readonly handle: FileHandle; readonly path: string }) => Promise<void>;

interface OpenFile {
  /** As the user wrote it. */
  readonly name: string;
  readonly path: string;
  readonly form: Form;
  readonly temporary: string;
  readonly handle: FileHandle;
}

/** Writes every file asked for: all of them whole, or none. */
export type WriteFiles = (
  contentOf: (form: Form, path: string) => Promise<string | WriteTo>,
) => Promise<void>;

/**
 * Opens a temporary file beside each `-o FILE` before `work` starts, so that a wrong name or a full or read-only disk is
 * told before the long part. What `work` writes appears under its name at the end; if anything fails, nothing does.
 */
export async function withOutputFiles<T>(
  call: Call,
  forms: readonly Form[],
  work: (write: WriteFiles) => Promise<T>,
): Promise<T> {
  const files: OpenFile[] = [];
  const moved = new Set<OpenFile>();
  try {
    for (const name of call.every("output")) files.push(await openFile(call, name, forms));
    return await work(async (contentOf) => {
      for (const { form, handle, path, temporary } of files) {
        const content = await contentOf(form, path);
        if (typeof content === "string") await handle.writeFile(content, "utf8");
        else await content({ handle, path: temporary });
        await handle.sync();
        await handle.close();
      }
      for (const file of files) {
        await rename(file.temporary, file.path);
        moved.add(file);
        call.note(call.say("output.written", { file: file.name }));
      }
    });
  } finally {
    for (const file of files) {
      if (moved.has(file)) continue;
      await file.handle.close().catch(() => {}); // closed already when writing got so far
      await rm(file.temporary, { force: true });
    }
  }
}

async function openFile(call: Call, name: string, forms: readonly Form[]): Promise<OpenFile> {
  const path = resolve(call.io.cwd, name);
  const form = formOf(path, forms);
  if (!form) {
    const words = forms.map((one) => `.${one}`).join(", ");
    throw new Refusal([call.say("output.form", { file: name, words })]);
  }
  if ((await stat(path).catch(() => null))?.isDirectory())
    throw new Refusal([call.say("output.is-folder", { file: name })]);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    return { name, path, form, temporary, handle: await open(temporary, "wx") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? call.say("output.no-folder") : String(code);
    throw new Refusal([call.say("output.cannot-write", { file: name, reason })]);
  }
}

/** By the end of the name; the longest that fits. */
function formOf(path: string, forms: readonly Form[]): Form | undefined {
  const name = basename(path).toLowerCase();
  if (forms.includes("draws.csv") && name.endsWith("draws.csv")) return "draws.csv";
  return forms.find((one) => extname(name) === `.${one}`);
}
