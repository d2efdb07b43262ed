/** How the data element begins where its JSON is compressed: raw DEFLATE (RFC 1951) in base64 follows. */
export const PACKED = "deflate-raw;base64,";

/** The JSON that the data element stands for. Plain JSON stays as it is. */
export async function unpackResults(text: string): Promise<string> {
  if (!text.startsWith(PACKED)) return text;
  const binary = atob(text.slice(PACKED.length));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(json).text();
}
