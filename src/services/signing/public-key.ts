import { createHash, createPublicKey, type KeyObject } from "node:crypto";

/** A public key that signatures are checked with. */
export interface PublicKey {
  /** SHA-256 of the DER public key (SPKI), hex. */
  readonly fingerprint: string;
  readonly key: KeyObject;
}

/** Reads an Ed25519 public key (PEM, SPKI); null when the text is none. A private key gives its public one. */
export function readPublicKey(pem: string): PublicKey | null {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return null;
    const der = key.export({ type: "spki", format: "der" });
    return { fingerprint: createHash("sha256").update(der).digest("hex"), key };
  } catch {
    return null;
  }
}
