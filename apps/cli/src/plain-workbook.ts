import { storedZip } from "./stored-zip.ts";

/** A text, or a number shown as one or as a date with a time. */
type WorkbookCell = string | { readonly number: number; readonly shown: "number" | "date" };

export interface WorkbookSheet {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Cell format 1 shows a number as a date with a time (built-in format 22). */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/**
 * An .xlsx of sheets without looks (ECMA-376 part 1): same sheets, same bytes, on every machine.
 *
 * @param modifiedAt unix seconds
 */
export function plainWorkbook(sheets: readonly WorkbookSheet[], modifiedAt: number): Buffer {
  const numbers = sheets.map((_, i) => i + 1);
  const relations = (all: readonly string[]) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const part = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const named = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        part("xl/workbook.xml", "sheet.main"),
        part("xl/styles.xml", "styles"),
        ...numbers.map((n) => part(`xl/worksheets/sheet${n}.xml`, "worksheet")),
      ].join("")}</Types>`,
    ],
    ["_rels/.rels", relations([relation(1, "officeDocument", "xl/workbook.xml")])],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...numbers.map((n) => relation(n, "worksheet", `worksheets/sheet${n}.xml`)),
        relation(sheets.length + 1, "styles", "styles.xml"),
      ]),
    ],
    ["xl/styles.xml", STYLES],
    ...sheets.map(({ rows }, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows)] as const),
  ];
  return storedZip(
    parts.map(([name, xml]) => ({ name: Buffer.from(name), content: Buffer.from(xml), modifiedAt })),
  );
}

function sheetXml(rows: WorkbookSheet["rows"]): string {
  const lines = rows.map((cells, i) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${i + 1}`));
    return `<row r="${i + 1}">${written.join("")}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: WorkbookCell, place: string): string {
  if (cell === "") return "";
  if (typeof cell === "string")
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return `<c r="${place}"${cell.shown === "date" ? ' s="1"' : ""}><v>${cell.number}</v></c>`;
}

/** A, B … Z, AA … */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
