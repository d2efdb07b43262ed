/** A cell that has no meaning in its row; on a phone, where cells are lines, it is left out. */
export function Unasked() {
  return <span class="unasked">—</span>;
}
