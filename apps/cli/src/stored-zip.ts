import { crc32 } from "node:zlib";

export interface ZipEntry {
  /** Name in the encoding of the zip. */
  readonly name: Buffer;
  readonly content: Buffer;
  /** Unix seconds. */
  readonly modifiedAt: number;
}

const VERSION = 20;
const MADE_ON_UNIX = 0x0300 + VERSION;
const REGULAR_FILE = 0o100644 << 16;
/** Info-ZIP's extended timestamp: seconds of UTC, where DOS has the wall clock of nobody knows which zone. */
const TIMESTAMP = 0x5455;

/** A zip of these files, stored and not packed: packed bytes differ between machines, and the same shop gives the same zip. */
export function storedZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, modifiedAt } of entries) {
    const shared = sharedFields(name, content, modifiedAt);
    const extra = timestamp(modifiedAt);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, name, extra, content]);
    const head = Buffer.from("PK\u0001\u0002\0\0");
    head.writeUInt16LE(MADE_ON_UNIX, 4);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(REGULAR_FILE >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    directory.push(head, shared, attributes, name, extra);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** What a member's own head and its line of the directory have in common. */
function sharedFields(name: Buffer, content: Buffer, modifiedAt: number): Buffer {
  const time = new Date(modifiedAt * 1000);
  const day = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(clock, 6);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(timestamp(modifiedAt).length, 24);
  return fields;
}

function timestamp(modifiedAt: number): Buffer {
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(TIMESTAMP, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeInt32LE(modifiedAt, 5);
  return extra;
}
