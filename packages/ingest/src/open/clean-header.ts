/** Characters that show nothing or steer a terminal: controls, marks of direction, zero-width ones, the BOM. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;
const LONGEST = 200;

/** A column's name as people read it: no unseen characters, quotes or ="…" around it, narrow letters, single spaces. */
export function cleanHeader(text: string): string {
  const seen = text
    .slice(0, 4 * LONGEST)
    .replace(/[\t\r\n]+/g, " ")
    .replace(UNSEEN, "");
  const bare = seen.trim().replace(/^=?"(.*)"$/, "$1");
  const narrow = bare
    .replace(/[\uff21-\uff3a\uff41-\uff5a\uff10-\uff19]/g, narrowed)
    .replace(/[\s\u3000]+/g, " ");
  return narrow.trim().slice(0, LONGEST);
}

/** What two spellings of one name share: width, case, spaces and the star of a required field do not matter. */
export function headerKey(name: string): string {
  return cleanHeader(name)
    .normalize("NFKC")
    .replace(/[\s*]+/g, "")
    .toLowerCase();
}

/** `text` for a place in a message: unseen characters as \u{…}. */
export function shownName(text: string): string {
  return text.replace(UNSEEN, (unseen) => `\\u{${unseen.codePointAt(0)!.toString(16)}}`);
}

function narrowed(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}
