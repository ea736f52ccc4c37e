import { inflateSync } from 'node:zlib';

interface Table {
  tag: number;
  checksum: number;
  data: Buffer;
}

/** The font inside a WOFF file, as font libraries read it (WOFF file format 1.0, sections 3 to 5). */
export function fontOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, 44 + index * 20));
  return fontOf(woff.readUInt32BE(4), tables);
}

function tableAt(woff: Buffer, entry: number): Table {
  const [tag = 0, offset = 0, packed = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((at) =>
    woff.readUInt32BE(entry + at),
  );
  const bytes = woff.subarray(offset, offset + packed);
  return { tag, checksum, data: packed < length ? inflateSync(bytes) : bytes };
}

function fontOf(flavor: number, tables: Table[]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt32BE(flavor, 0);
  directory.writeUInt16BE(tables.length, 4);
  const log = Math.floor(Math.log2(tables.length));
  directory.writeUInt16BE(2 ** log * 16, 6);
  directory.writeUInt16BE(log, 8);
  directory.writeUInt16BE((tables.length - 2 ** log) * 16, 10);
  let offset = directory.length;
  const padded = tables.map(({ tag, checksum, data }, index) => {
    const entry = 12 + index * 16;
    [tag, checksum, offset, data.length].forEach((value, at) => {
      directory.writeUInt32BE(value, entry + at * 4);
    });
    const room = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(room);
    offset += room.length;
    return room;
  });
  return Buffer.concat([directory, ...padded]);
}
