import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { Call } from "./commands/command.ts";
import { Refusal } from "./refusal.ts";

/** A YAML or JSON file that a user wrote: its content, and where each part of it stands. */
export interface UserDocument {
  readonly name: string;
  readonly content: unknown;
  /** "file:line:column" of what stands at `path`, or of the nearest thing around it. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
  /** Where in the document stands what an issue names in something made of it; absent: at the same path. */
  readonly pathIn?: (path: readonly (string | number)[]) => readonly (string | number)[];
}

/** Something wrong with a document: keys and list indexes from its root, and a sentence. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const LIMIT = 4 * 1024 * 1024;

/**
 * Reads the file `name`. JSON is YAML, so one reader serves both.
 *
 * @throws {Refusal} if it cannot be read, is larger than 4 MiB, is no proper YAML, repeats a key, or holds anchors or
 * aliases (a few of them can unfold into gigabytes)
 */
export async function readDocument(call: Call, name: string): Promise<UserDocument> {
  const { say } = call;
  const refuse = (...lines: string[]): never => {
    throw new Refusal(lines);
  };
  const text = await readTextFile(call, name);
  if (text.length > LIMIT) refuse(say("document.too-big", { file: name, limit: LIMIT / 1024 / 1024 }));
  const lines = new LineCounter();
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const document = unlessTooDeep(() => parseDocument(text, { lineCounter: lines, prettyErrors: false }));
  if (document === null) return refuse(say("document.too-deep", { file: name }));
  if (document.errors.length > 0)
    refuse(
      ...document.errors.map((error) => {
        return say("document.syntax", { place: at(error.pos[0]), detail: firstLine(error) });
      }),
    );
  const content = unlessTooDeep(() => {
    visit(document, (_key, node) => {
      if (isAlias(node) || (isNode(node) && "anchor" in node && node.anchor))
        refuse(say("document.alias", { place: at(node.range?.[0] ?? 0) }));
    });
    return { value: document.toJS() as unknown };
  });
  if (content === null) return refuse(say("document.too-deep", { file: name }));
  return {
    name,
    content: content.value,
    placeOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
        if (!isNode(node) || !node.range) continue;
        const around: unknown = document.getIn(path.slice(0, length - 1), true);
        const key =
          length === 0 ? null : keyOffset(length === 1 ? document.contents : around, path[length - 1]!);
        return at(key ?? node.range[0]);
      }
      return `${name}:1:1`;
    },
  };
}

/** @throws {Refusal} if `name` cannot be read as UTF-8 */
export async function readTextFile(call: Call, name: string): Promise<string> {
  const bytes = await readFile(resolve(call.io.cwd, name)).catch((error: NodeJS.ErrnoException) => {
    const key = error.code === "ENOENT" ? "document.missing" : "document.unreadable";
    throw new Refusal([call.say(key, { file: name, detail: error.code ?? "" })]);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal([call.say("document.not-utf8", { file: name })]);
  }
}

/** The refusal that names every issue with its place. */
export function refusalOf(document: UserDocument, issues: readonly Issue[]): Refusal {
  const lines = issues.map((issue) => {
    const path = document.pathIn?.(issue.path) ?? issue.path;
    const where = path.length === 0 ? "" : ` ${path.join(".")}`;
    return `${document.placeOf(path)}${where}: ${issue.message}`;
  });
  return new Refusal([...new Set(lines)]); // scenarios made of one part of the file say the same of it
}

/** null where the text is nested so deep that the stack ends. */
function unlessTooDeep<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where the key of a mapping stands; null in a list. */
function keyOffset(parent: unknown, key: string | number): number | null {
  if (typeof parent !== "object" || parent === null || !("items" in parent)) return null;
  for (const item of parent.items as readonly { key?: unknown }[]) {
    const node = item?.key;
    if (isNode(node) && "value" in node && String(node.value) === String(key)) return node.range?.[0] ?? null;
  }
  return null;
}

function firstLine({ message }: Error): string {
  return message.split("\n")[0]!;
}
