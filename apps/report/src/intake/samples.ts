import type { Text } from "@scorecast/core/report";

/** A finished page that the site offers, and the result files that it was made of. Addresses are relative to the site. */
export interface Sample {
  readonly title: Text;
  readonly page: string;
  readonly files: readonly string[];
}

/** The samples that `npm run site` wrote into the page; none in a page from the command line. */
export function samplesIn(document: Document): readonly Sample[] {
  const json = document.getElementById("scorecast-samples")?.textContent;
  return json ? (JSON.parse(json) as readonly Sample[]) : [];
}
