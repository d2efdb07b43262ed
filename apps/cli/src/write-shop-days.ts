import { type FileHandle, mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ShopSpec,
  shopDayLines,
  shopYaml,
  tableColumns,
  tableHeaders,
} from "@scorecast/simulator/generate";

type Table = keyof typeof tableColumns;
const tables = Object.keys(tableColumns) as Table[];
/** Bytes that are gathered before they are written: a quiet shop has years of days with a few lines each. */
const AT_ONCE = 1 << 16;

/**
 * Writes the shop folder day by day as it is generated, so that a million orders need no more memory than a month of
 * them.
 *
 * @param show told the share that is done, in [0, 1], after each day
 * @returns rows of each table
 */
export async function writeShopDays(
  folder: string,
  spec: ShopSpec,
  seed: string,
  show: (share: number) => Promise<void>,
): Promise<Record<string, number>> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "shop.yaml"), shopYaml(spec.shop));
  const handles = new Map<Table, FileHandle>();
  try {
    for (const table of tables) {
      const handle = await open(join(folder, `${table}.csv`), "wx");
      handles.set(table, handle);
      await handle.write(tableHeaders[`${table}.csv`]);
    }
    let day = 0;
    const sizes: Record<string, number> = {};
    for (const sheets of shopDayLines(spec, seed)) {
      day++;
      for (const table of tables) {
        const sheet = sheets[table];
        sizes[table] = sheet.rows;
        if (sheet.length < AT_ONCE && day < spec.days) continue;
        await handles.get(table)!.writeFile(sheet.take());
      }
      await show(day / spec.days);
    }
    return sizes;
  } finally {
    for (const handle of handles.values()) await handle.close();
  }
}
