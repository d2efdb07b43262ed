import stringWidth from "string-width";

/** `text` broken into lines of at most `width` cells (100 where nobody wraps), each after `indent`. */
export function paragraph(text: string, width: number, indent: string): string {
  const room = Math.max(20, Math.min(width, 100) - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/[\u0021-\u2e7f]+\s*|\s+|./gu) ?? []) {
    if (line !== "" && stringWidth(line + word.trimEnd()) > room && !/^[，。；：、）”！？]/.test(word)) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return [...lines, line.trimEnd()].map((one) => indent + one).join("\n");
}
