const codes: readonly (readonly [token: string, code: string])[] = [
  ["YYYY", "%Y"],
  ["YY", "%y"],
  ["MM", "%-m"],
  ["DD", "%-d"],
  ["HH", "%-H"],
  ["mm", "%-M"],
  ["ss", "%-S"],
  ["SSS", "%g"],
  ["A", "%p"],
  ["hh", "%-I"],
];

/**
 * The strptime format of a pattern such as `DD/MM/YYYY HH:mm`; null if it lacks year, month or day, or holds a letter
 * that stands for nothing. Numbers may come without their leading zero.
 */
export function strptimeFormat(pattern: string): string | null {
  let format = "";
  for (let rest = pattern; rest !== ""; ) {
    const found = codes.find(([token]) => rest.startsWith(token));
    if (found === undefined && /^[\p{L}%]/u.test(rest) && !/^[T年月日时分秒]/u.test(rest)) return null;
    format += found?.[1] ?? String.fromCodePoint(rest.codePointAt(0)!);
    rest = rest.slice(found?.[0].length ?? (rest.codePointAt(0)! > 0xffff ? 2 : 1));
  }
  const dated = /%[Yy]/.test(format) && format.includes("%-m") && format.includes("%-d");
  return dated && pattern.length <= 60 ? format : null;
}
