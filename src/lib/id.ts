import { randomBytes, randomInt } from "node:crypto";

let lastMillis = 0;
let sequence = 0;

/**
 * A new UUID version 7 (RFC 9562 §5.7): ordered by time, so that indexes grow at their end, and within a process in the
 * order of the calls: the twelve bits behind the milliseconds count from a random start (§6.2, method 1).
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    sequence = randomInt(0x800);
  } else if (++sequence > 0xfff) {
    lastMillis++;
    sequence = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
