import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from "node:crypto";

/** Keeps texts in the database that only the portal may read. */
export interface Sealer {
  seal(text: string): string;
  /** @throws Error when it was sealed with another secret or for another use, or was changed since */
  open(sealed: string): string;
}

/** What is sealed. Each use has a key of its own: what was sealed for one opens for no other. */
export type SealedUse = "webhook secrets" | "second factors";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals by AES-256-GCM under a key derived (HKDF, RFC 5869) from the portal's own secret. */
export function openSealer(authSecret: string, use: SealedUse): Sealer {
  // A key object: bytes would cost Node 20 µs more each time.
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", authSecret, "", `portolan ${use}`, 32)));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url")}`;
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
      const tagEnd = NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
      return decipher.update(bytes.subarray(tagEnd), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
