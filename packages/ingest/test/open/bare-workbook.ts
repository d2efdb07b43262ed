import { zipOf } from "./zip-bytes.ts";

/** An .xlsx with one sheet of this XML. */
export function bareWorkbook(sheet: string | Buffer, claimedBytes?: number): Buffer {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return zipOf(
    {
      name: "[Content_Types].xml",
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: "_rels/.rels", content: relations("officeDocument", "xl/workbook.xml") },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${office}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: relations("worksheet", "worksheets/sheet1.xml") },
    {
      name: "xl/worksheets/sheet1.xml",
      content: sheet,
      ...(claimedBytes === undefined ? {} : { claimedBytes }),
    },
  );
}
