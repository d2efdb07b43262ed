import { type FileHandle, mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ShopSpec,
  shopDays,
  shopYaml,
  tableFiles,
  tableHeaders,
  tableLines,
} from "@scorecast/simulator/generate";

type TableFile = keyof typeof tableFiles;
const names = Object.keys(tableFiles) as TableFile[];

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
  const handles = new Map<TableFile, FileHandle>();
  const sizes: Record<string, number> = {};
  try {
    for (const name of names) {
      const handle = await open(join(folder, name), "wx");
      handles.set(name, handle);
      await handle.write(tableHeaders[name]);
      sizes[name.slice(0, -".csv".length)] = 0;
    }
    let day = 0;
    for (const rows of shopDays(spec, seed)) {
      const lines = tableLines(rows);
      for (const name of names) {
        sizes[name.slice(0, -".csv".length)]! += rows[tableFiles[name]].length;
        if (lines[name] !== "") await handles.get(name)!.write(lines[name]);
      }
      await show(++day / spec.days);
    }
    return sizes;
  } finally {
    for (const handle of handles.values()) await handle.close();
  }
}
