/** Escape sequences, and every character that moves the cursor, hides text or turns its direction. */
const sequences = /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[0-?]*[ -/]*[@-~])?/g;
const controls = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text of unknown origin as one line that is safe to show in a terminal. Line breaks and tabs become spaces. */
export function printable(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(sequences, "")
    .replace(controls, "");
}
