/**
 * Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; case counts as half an edit.
 */
function editDistance(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  let before: number[] = [];
  let last = y.map((_, j) => j).concat(y.length);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const replaced = last[j - 1]! + replacement(x[i - 1]!, y[j - 1]!);
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      if (x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[y.length]!;
}

function replacement(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.5 : 1;
}

/**
 * The word that `word` was probably meant to be: the fewest edits away, at most a third of the longer
 * one's letters.
 * A word that merely goes on ("pickup" for "pickup-hours") is near as well. Among equals the earlier wins.
 *
 * @returns null if none is near
 */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const distance = editDistance(word, candidate);
    const goesOn = word.length >= 3 && candidate.startsWith(word);
    if (distance < least && (goesOn || distance <= Math.max(word.length, candidate.length) / 3)) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/**
 * "There is no rule version “x”. Did you mean “y”? …": what is wrong, the nearest valid name, and all of
 * them.
 */
export function unknownName(kind: string, word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  const hint = nearest === null ? "" : ` Did you mean "${nearest}"?`;
  return `There is no ${kind} "${word}".${hint} Valid: ${words.join(", ")}.`;
}
