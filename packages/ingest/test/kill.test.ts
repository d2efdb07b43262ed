import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readShopFolder } from "../src/index.ts";
import { contentOf, csv, importOf, ORDER_HEADER, orderRow } from "./exports.ts";

const SCRIPT = fileURLToPath(new URL("./import-once.ts", import.meta.url));

it.each([0, 60, 150, 300, 600])(
  "killed %i ms after its start, an import leaves the old folder or the whole new one",
  { timeout: 60_000 },
  async (wait) => {
    const orders = (from: number, count: number) =>
      csv(
        ORDER_HEADER,
        Array.from({ length: count }, (_, i) => orderRow(`${from + i}`)),
      );
    const { out, home } = await importOf({ "a.csv": orders(1, 50) });
    const added = await importOf({ "b.csv": orders(51, 20_000) });
    const file = join(added.home, "in", "b.csv");
    await cp(out, join(home, "old"), { recursive: true });

    const child = spawn(process.execPath, ["--import", "tsx", SCRIPT, out, file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    await once(child.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill("SIGKILL");
    await exited;

    const { history, problems } = await readShopFolder(out);
    expect(problems).toEqual([]);
    const { count } = history!.orders;
    expect([50, 20_050]).toContain(count);
    if (count === 50) expect(await contentOf(out)).toEqual(await contentOf(join(home, "old")));

    await importOf({ "c.csv": orders(90_000, 1) }, { out, add: true });
    expect((await readShopFolder(out)).history!.orders.count).toBe(count + 1);
    expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([]);
  },
);
