/** Parts of a cell that explain it: a line below the number, a badge. */
const notes = ".reason, .mark";
const blocks = "li, div, .reason, .requirement";

interface CellText {
  readonly main: string;
  readonly note: string;
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Texts of `node` without what only eyes or nothing reads; a semicolon where a block begins. */
function textOf(node: Node, skip: string): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  const element = node as Element;
  if (element.matches("[aria-hidden='true'], svg, button") || (skip !== "" && element.matches(skip)))
    return "";
  const inner = [...element.childNodes].map((child) => textOf(child, skip)).join("");
  return element.matches(blocks) ? `; ${inner}` : inner;
}

const joined = (text: string): string =>
  text
    .split("; ")
    .map(tidy)
    .filter((part) => part !== "")
    .join("; ");

function cellText(cell: Element): CellText {
  const outer = [...cell.querySelectorAll(notes)].filter((note) => !note.parentElement?.closest(notes));
  return {
    main: joined([...cell.childNodes].map((child) => textOf(child, notes)).join("")),
    note: joined(outer.map((note) => textOf(note, "")).join("; ")),
  };
}

/**
 * The rows of a table of the page as texts, header first. What explains a cell (a basis, a reason, a badge) stands in a
 * column of its own after it, titled by `noteTitle`, so that a number stays a number; a column without any has none.
 */
export function tableRows(table: HTMLTableElement, noteTitle: (column: string) => string): string[][] {
  const lines = [...table.rows].map((row) => [...row.cells].map(cellText));
  const [header = [], ...body] = lines;
  const noted = header.map((_, i) => body.some((row) => (row[i]?.note ?? "") !== ""));
  return lines.map((row, r) =>
    header.flatMap((title, i) => {
      const { main, note } = row[i] ?? { main: "", note: "" };
      return noted[i] ? [main, r === 0 ? noteTitle(title.main) : note] : [main];
    }),
  );
}
