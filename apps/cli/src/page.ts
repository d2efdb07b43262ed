import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fillTemplate } from "@scorecast/report/src/fill-template.ts";

/** Where the built report page lies: beside the program, or, when it runs from its sources, where the page is built. */
const places = ["./report-template.html", "../report-template.html", "../../report/dist/index.html"];

/** Path of the report template; null if it is not there. */
export async function templatePath(): Promise<string | null> {
  for (const place of places) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    if ((await readFile(path, "utf8").catch(() => null)) !== null) return path;
  }
  return null;
}

/** A page with `results` in it that needs no network and no other file. */
export async function standalonePage(results: readonly unknown[]): Promise<string> {
  const path = await templatePath();
  if (path === null)
    throw new Error("The report template is missing from this installation: build it with npm run build.");
  return fillTemplate(await readFile(path, "utf8"), results);
}
