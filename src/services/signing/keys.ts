import type { Database } from "@/db/client";
import type { Signer } from "./signer";

export interface KnownKey {
  readonly fingerprint: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
  readonly createdAt: Date;
}

/** Keeps the public key that this process signs with, so that what it signs can be verified once the key has changed. */
export async function registerSigningKey(db: Database, signer: Signer, now: Date): Promise<void> {
  await db.prisma.signingKey.createMany({
    data: [{ fingerprint: signer.fingerprint, publicKey: signer.publicKeyPem, createdAt: now }],
    skipDuplicates: true,
  });
}

/** Every public key this registry has signed with, the newest first. Public: verifiers pin them. */
export function listSigningKeys(db: Database): Promise<KnownKey[]> {
  return db.prisma.signingKey.findMany({ orderBy: [{ createdAt: "desc" }, { fingerprint: "asc" }] });
}
