import stringWidth from "string-width";

/** `text` in lines of at most `cells`, broken between words, or anywhere in Chinese but before a closing mark. */
export function wrapped(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u0021-\u2e7f]+\s*|\s+|./gu) ?? []) {
    for (const word of stringWidth(piece.trimEnd()) > cells ? [...piece] : [piece]) {
      if (line !== "" && stringWidth(line + word.trimEnd()) > cells && !/^[，。；：、）”！？》]/.test(word)) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += word;
    }
  }
  return [...lines, line.trimEnd()];
}

/** A paragraph for a terminal of `width` cells, at most 100, each line after `indent`. */
export function paragraph(text: string, width: number, indent: string): string {
  const room = Math.max(20, Math.min(width, 100) - indent.length);
  return wrapped(text, room)
    .map((line) => indent + line)
    .join("\n");
}
