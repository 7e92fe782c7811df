import { crc32, inflateRawSync } from "node:zlib";

/** An entry of an archive; `problem` says why its `bytes` cannot be had. */
export type ZipEntry =
  | { readonly path: string; readonly bytes: Uint8Array; readonly problem: null }
  | { readonly path: string; readonly bytes: null; readonly problem: string };

export interface ZipLimits {
  readonly archiveBytes: number;
  readonly entries: number;
  /** Of all entries together, uncompressed. */
  readonly contentBytes: number;
}

/** The archive as a whole cannot be trusted: no ZIP, larger than allowed, or made to look different to other readers. */
export class ZipError extends Error {
  override name = "ZipError";
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const ENCRYPTED = 0x1;
const HAS_DESCRIPTOR = 0x8;
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

interface Listed {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Reads a ZIP (APPNOTE 6.3.10, without ZIP64, encryption and comments) so that no other reader sees other files in it:
 * each path once, plain ASCII and relative, nothing before, between or behind the entries. Content is unpacked one entry
 * at a time and never beyond the size that the directory states, whose sum is bounded.
 * @throws ZipError
 */
export function* readZip(bytes: Uint8Array, limits: ZipLimits): Generator<ZipEntry> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = readDirectory(archive, limits);
  for (const entry of listed) {
    if (!entry.path.endsWith("/")) yield unpack(archive, entry);
  }
}

function readDirectory(archive: Buffer, limits: ZipLimits): Listed[] {
  if (archive.length > limits.archiveBytes) throw new ZipError(tooLarge("it", limits.archiveBytes));
  const end = archive.length - END_LENGTH;
  if (end < 0 || archive.readUInt32LE(end) !== END || archive.readUInt16LE(end + 20) !== 0) {
    throw new ZipError("this is no ZIP archive, or it was cut off or added to at its end");
  }
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  if (count > limits.entries)
    throw new ZipError(`it has ${count} entries, and ${limits.entries} are allowed`);
  if (archive.readUInt32LE(end + 4) !== 0 || archive.readUInt16LE(end + 8) !== count) throw damaged();
  if (start + archive.readUInt32LE(end + 12) !== end) throw damaged();
  const listed: Listed[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > end || archive.readUInt32LE(at) !== CENTRAL) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    listed.push({
      path: checkedPath(archive.toString("latin1", at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + name)),
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += CENTRAL_LENGTH + name + extra + comment;
  }
  if (at !== end) throw damaged();
  assertUnambiguous(archive, listed, start);
  const total = listed.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.contentBytes) throw new ZipError(tooLarge("its content", limits.contentBytes));
  return listed;
}

function checkedPath(path: string): string {
  const segments = path.replace(/\/$/, "").split("/");
  if (path.length <= 250 && segments.every((segment) => SEGMENT.test(segment))) return path;
  throw new ZipError(`it holds a path that no archive of ours has: ${JSON.stringify(path.slice(0, 100))}`);
}

/** No path twice, also where letters' case does not count, and the entries fill the archive up to its directory. */
function assertUnambiguous(archive: Buffer, listed: readonly Listed[], directory: number) {
  const seen = new Set<string>();
  let expected = 0;
  let slack = [0];
  for (const entry of listed.toSorted((a, b) => a.offset - b.offset)) {
    const key = entry.path.toLowerCase();
    if (seen.has(key)) throw new ZipError(`it holds ${entry.path} twice`);
    seen.add(key);
    if (entry.path.endsWith("/") && entry.size > 0) throw damaged();
    if (!slack.includes(entry.offset - expected)) throw damaged();
    expected = contentOf(archive, entry) + entry.packed;
    // What follows an entry whose sizes were not known when it was written: §4.3.9, with and without signature.
    slack = entry.flags & HAS_DESCRIPTOR ? [12, 16] : [0];
  }
  if (!slack.includes(directory - expected)) throw damaged();
}

/** Where an entry's content begins. @throws ZipError when its own header is not the directory's */
function contentOf(archive: Buffer, { offset, path, flags, method, packed, size, crc }: Listed): number {
  if (offset + LOCAL_LENGTH > archive.length || archive.readUInt32LE(offset) !== LOCAL) throw damaged();
  const name = archive.readUInt16LE(offset + 26);
  const start = offset + LOCAL_LENGTH + name + archive.readUInt16LE(offset + 28);
  const agrees =
    start + packed <= archive.length &&
    archive.toString("latin1", offset + LOCAL_LENGTH, offset + LOCAL_LENGTH + name) === path &&
    archive.readUInt16LE(offset + 6) === flags &&
    archive.readUInt16LE(offset + 8) === method &&
    ((flags & HAS_DESCRIPTOR) !== 0 ||
      (archive.readUInt32LE(offset + 14) === crc &&
        archive.readUInt32LE(offset + 18) === packed &&
        archive.readUInt32LE(offset + 22) === size));
  if (!agrees) throw new ZipError(`the two headers of ${path} do not say the same`);
  return start;
}

function unpack(archive: Buffer, entry: Listed): ZipEntry {
  const { path, flags, method, packed, size, crc } = entry;
  const start = contentOf(archive, entry);
  const content = archive.subarray(start, start + packed);
  const fail = (problem: string): ZipEntry => ({ path, bytes: null, problem });
  if (flags & ENCRYPTED) return fail("it is encrypted");
  if (method !== 0 && method !== 8) return fail("it is packed by a method that is not known");
  let bytes: Uint8Array;
  try {
    bytes = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return fail("it cannot be unpacked to the size that the archive states");
  }
  if (bytes.length !== size) return fail("it has another size than the archive states");
  if (crc32(bytes) !== crc) return fail("it does not have the checksum that the archive states");
  return { path, bytes, problem: null };
}

const damaged = () =>
  new ZipError("its structure is damaged, or made to look different to different readers");
const tooLarge = (what: string, most: number) => `${what} is larger than the ${most / 1_048_576} MiB allowed`;
