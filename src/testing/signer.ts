import { createHash, generateKeyPairSync, sign } from "node:crypto";
import type { Signer } from "@/services/signing/signer";

/** A signer with a new Ed25519 key, for `{ ...ctx, signer: buildSigner() }`. */
export function buildSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    fingerprint: createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("hex"),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign: (data) => sign(null, data, privateKey),
  };
}
