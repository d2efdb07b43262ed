/**
 * The valid name that `word` was probably meant to be: the fewest letters inserted, deleted, replaced or swapped, at most
 * a third of the longer word. null if none is near. Among equals the first wins.
 */
export function nearestName(word: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance < least && distance <= Math.max(word.length, name.length) / 3) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

function editDistance(a: string, b: string): number {
  let twoBefore: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, twoBefore[j - 2]! + 1);
    }
    twoBefore = before;
    before = row;
  }
  return before[b.length]!;
}
