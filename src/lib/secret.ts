import { createHash, randomBytes, randomInt } from "node:crypto";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An opaque token of 256 random bits, safe in a URL and in a cookie: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** `length` random letters and digits. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join("");
}

/** SHA-256 in hex: how random tokens and keys are stored. Not for passwords. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
