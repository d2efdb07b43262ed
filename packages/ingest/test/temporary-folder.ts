import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder with these files that goes when the test ends. */
export async function temporaryFolder(
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "scorecast-ingest-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export const SHOP = "id: s1\nname: 小店\nshopType: other\n";

/** A folder with a shop.yaml, one order O1 paid 2026-09-10 18:00 and whatever else is given. */
export async function shopFolder(files: Readonly<Record<string, string | Buffer>> = {}): Promise<string> {
  const orders = "order_id,paid_at\nO1,2026-09-10 18:00:00\n";
  return await temporaryFolder({ "shop.yaml": SHOP, "orders.csv": orders, ...files });
}
