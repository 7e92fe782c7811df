import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Signer } from "@/services/signing/signer";

/**
 * Signs with the Ed25519 key (RFC 8032) in a PEM file (PKCS #8).
 * @throws Error for the operator when the file cannot be read or holds something else
 */
export function openKeyFile(file: string): Signer {
  const privateKey = readPrivateKey(file);
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: "spki", format: "der" });
  return {
    fingerprint: createHash("sha256").update(der).digest("hex"),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign: (data) => sign(null, data, privateKey),
  };
}

/** As `openKeyFile`; the first time the key is made, readable by its owner alone. */
export function keepKeyFile(file: string): Signer {
  if (!existsSync(file)) makeKeyFile(file);
  chmodSync(file, 0o600);
  return openKeyFile(file);
}

/** Whole or not at all, and by one process only: two that start together must not sign with a key that is then lost. */
function makeKeyFile(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(unfinished, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function readPrivateKey(file: string): KeyObject {
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `The signing key ${file} cannot be read (${code}). Put it there, or leave SIGNING_KEY_FILE empty to have one made in DATA_DIR.`,
    );
  }
  const key = parsePrivateKey(pem);
  if (key?.asymmetricKeyType !== "ed25519") {
    throw new Error(
      `${file} holds no Ed25519 private key. Make one with: openssl genpkey -algorithm ed25519 -out ${file}`,
    );
  }
  return key;
}

function parsePrivateKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
