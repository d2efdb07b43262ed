/** Width of `text` in ems, estimated: a CJK character or full-width sign is one, any other a bit over half. */
function ems(text: string): number {
  let sum = 0;
  for (const character of text) sum += character >= "\u2e80" ? 1 : 0.57;
  return sum;
}

/** `text`, cut with "…" where it would be wider than `width` at `fontSize`. The full text is in the chart's table. */
export function fitText(text: string, width: number, fontSize = 12.5): string {
  if (ems(text) * fontSize <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && ems(`${characters.join("")}…`) * fontSize > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
