import { readFileSync } from "node:fs";
import { readPublicKey } from "@/services/signing/public-key";
import { UsageError } from "./output";

const FINGERPRINT = /^[0-9a-f]{64}$/i;

/** Values of `--key`: a fingerprint in lower case, or the PEM text of the file that it names. */
export function readKeys(values: readonly string[]): string[] {
  return values.map((value) => (FINGERPRINT.test(value) ? value.toLowerCase() : readPem(value)));
}

export function isFingerprint(key: string): boolean {
  return FINGERPRINT.test(key);
}

function readPem(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--key takes a fingerprint (64 hex digits) or a PEM file; ${file} cannot be read (${code}).`,
    );
  }
  if (!readPublicKey(text)) throw new UsageError(`${file} holds no Ed25519 public key in PEM.`);
  return text;
}
