/**
 * Signs what others verify offline: checkpoints of the audit and OT&E evidence. The private key is outside the database,
 * so that whoever can change rows cannot sign them.
 */
export interface Signer {
  /** SHA-256 of the DER public key (SPKI), hex. */
  readonly fingerprint: string;
  /** SPKI, PEM. */
  readonly publicKeyPem: string;
  /** Ed25519 (RFC 8032), 64 bytes. */
  sign(data: Uint8Array): Uint8Array;
}
