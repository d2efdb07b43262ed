// a pattern, not the text itself: the page holds this program, and must hold its data element only once
const dataElement = /<script type="application\/json" id="scorecast-data"\s*>([^<]*)<\/script>/;

/** The JSON that a filled report page carries; null where `html` is none. */
export function pageData(html: string): string | null {
  return dataElement.exec(html)?.[1] ?? null;
}
