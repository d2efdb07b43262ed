const [esc, bell] = ["\u001b", "\u0007"];

/** Sequences that a terminal obeys: CSI, OSC and the short ones. */
const sequences = new RegExp(
  `[${esc}\u009b](?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?|[0-?]*[ -/]*[@-~])?`,
  "g",
);
/** Whatever moves the cursor, hides text or turns its direction: controls, formats, line and paragraph separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text of unknown origin as one line that is safe to show in a terminal. Line breaks and tabs become spaces. */
export function printable(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(sequences, "")
    .replace(invisible, "");
}
