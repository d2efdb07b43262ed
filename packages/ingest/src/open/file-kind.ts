/** What the first bytes of a file say that it is. `none`: no table, and what it seems to be. */
export type FileKind =
  | { readonly kind: "empty" | "text" | "json" | "zip" | "gzip" | "parquet" | "old-workbook" }
  | { readonly kind: "none"; readonly seems: string };

const marks: readonly (readonly [bytes: string, is: FileKind])[] = [
  ["504b0304", { kind: "zip" }],
  ["504b0506", { kind: "zip" }],
  ["1f8b", { kind: "gzip" }],
  ["50415231", { kind: "parquet" }],
  ["d0cf11e0a1b11ae1", { kind: "old-workbook" }],
  ["25504446", { kind: "none", seems: "PDF" }],
  ["89504e47", { kind: "none", seems: "PNG" }],
  ["ffd8ff", { kind: "none", seems: "JPEG" }],
  ["47494638", { kind: "none", seems: "GIF" }],
  ["52617221", { kind: "none", seems: "RAR" }],
  ["377abcaf271c", { kind: "none", seems: "7z" }],
  ["7f454c46", { kind: "none", seems: "ELF" }],
  ["4d5a90", { kind: "none", seems: "EXE" }],
];

/** The name does not decide, except that lists in brackets are JSON only if the file says so or looks like it. */
export function fileKind(head: Buffer, name: string): FileKind {
  const found = marks.find(([bytes]) => head.subarray(0, bytes.length / 2).toString("hex") === bytes);
  if (found !== undefined) return found[1];
  const text = head
    .subarray(0, 4096)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text === "" && head.length < 4096) return { kind: "empty" };
  if (/^(<!doctype|<html|<\?xml|<table|<svg)/i.test(text)) return { kind: "none", seems: "HTML / XML" };
  if (/\.(ya?ml|md)$/i.test(name)) return { kind: "none", seems: name.slice(name.lastIndexOf(".") + 1) };
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(text) || /\.(json|jsonl|ndjson)$/i.test(name)) return { kind: "json" };
  return { kind: "text" };
}
