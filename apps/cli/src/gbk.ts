let pairs: ReadonlyMap<string, number> | null = null;

/** Text in GBK. What it lacks becomes "?", and ¥ its wide form, as Windows writes them. */
export function gbk(text: string): Buffer {
  pairs ??= pairsByCharacter();
  const bytes = Buffer.alloc(2 * text.length);
  let length = 0;
  for (const character of text) {
    const pair = pairs.get(character === "¥" ? "￥" : character);
    if (character < "\u0080") length = bytes.writeUInt8(character.charCodeAt(0), length);
    else if (pair === undefined) length = bytes.write("?", length) + length;
    else length = bytes.writeUInt16BE(pair, length);
  }
  return bytes.subarray(0, length);
}

/** The table is made by decoding every pair of bytes. */
function pairsByCharacter(): Map<string, number> {
  const decoder = new TextDecoder("gbk");
  const found = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== "\ufffd" && !found.has(character))
        found.set(character, high * 256 + low);
    }
  }
  return found;
}
