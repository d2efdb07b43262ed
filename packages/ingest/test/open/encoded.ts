/** Text in GBK: the table is made by decoding every pair of bytes. */
export function gbk(text: string): Buffer {
  return Buffer.concat(
    Array.from(text, (letter) => (letter < "\x80" ? Buffer.from(letter) : pairOf(letter))),
  );
}

export function utf16(text: string, order: "le" | "be", mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

const pairs = new Map<string, Buffer>();

function pairOf(letter: string): Buffer {
  if (pairs.size === 0) {
    const decoder = new TextDecoder("gbk");
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        const bytes = Buffer.from([high, low]);
        const decoded = decoder.decode(bytes);
        if (decoded.length === 1 && !pairs.has(decoded)) pairs.set(decoded, bytes);
      }
    }
  }
  const pair = pairs.get(letter);
  if (pair === undefined) throw new RangeError(`${letter} is not in GBK: choose another letter`);
  return pair;
}
