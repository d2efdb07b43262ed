/** How the data element begins where its JSON is compressed: raw DEFLATE (RFC 1951) in base64 follows. */
export const PACKED = "deflate-raw;base64,";

/**
 * The JSON that the data element stands for. Plain JSON stays as it is.
 *
 * @throws {TypeError} for what is no DEFLATE
 * @throws {RangeError} beyond `most` bytes: a few kilobytes can unfold into gigabytes
 */
export async function unpackResults(text: string, most = Number.POSITIVE_INFINITY): Promise<string> {
  if (!text.startsWith(PACKED)) return text;
  const binary = atob(text.slice(PACKED.length));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  let unfolded = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      unfolded += chunk.length;
      if (unfolded > most) controller.error(new RangeError(`More than ${most} bytes of results.`));
      else controller.enqueue(chunk);
    },
  });
  return await new Response(json.pipeThrough(counted)).text();
}
