import { createHash, verify } from "node:crypto";
import { readZip, ZipError } from "@/lib/zip-reader";
import { type PublicKey, readPublicKey } from "../signing/public-key";
import { LIMITS, MANIFEST, type Manifest, manifestSchema, PUBLIC_KEY, SIGNATURE } from "./format";

export interface ArchiveFault {
  /** The file it is about; null for the archive as a whole. */
  readonly path: string | null;
  readonly kind: "archive" | "changed" | "missing" | "extra" | "signature" | "key";
  /** `evidence.md was changed: …`. */
  readonly message: string;
}

export interface ArchiveVerdict {
  /** Whether nothing was touched since the key signed it. */
  readonly isGood: boolean;
  readonly faults: readonly ArchiveFault[];
  /** What the manifest says, to be believed only when `isGood`; null when it cannot be read. */
  readonly manifest: Manifest | null;
  /** `pinned`: by a key that the verifier knew. `self_asserted`: by whoever made the archive, maybe not the registry. */
  readonly trust: "pinned" | "self_asserted";
}

export interface VerifyOptions {
  /** Keys known from elsewhere: PEM texts or fingerprints. Without any, the archive's own key is taken. */
  readonly keys?: readonly string[];
}

/** Verifies an evidence archive, offline: the signature, the key, and every file. Never throws for what is in `bytes`. */
export function verifyArchive(bytes: Uint8Array, options: VerifyOptions = {}): ArchiveVerdict {
  const pinned = options.keys ?? [];
  const trust = pinned.length > 0 ? "pinned" : "self_asserted";
  const faults: ArchiveFault[] = [];
  const found = readFiles(bytes, faults);
  if (!found) return { isGood: false, faults, manifest: null, trust };

  const manifest = readManifest(found.get(MANIFEST), faults);
  const key = chooseKey(found.get(PUBLIC_KEY), manifest, pinned, faults);
  checkSignature(found, key, faults);
  if (manifest) checkFiles(found, manifest, faults);
  return { isGood: faults.length === 0, faults, manifest, trust };
}

/** By path; a file that cannot be unpacked is null, and a fault. */
type Found = ReadonlyMap<string, Uint8Array | null>;

function readFiles(bytes: Uint8Array, faults: ArchiveFault[]): Found | null {
  const found = new Map<string, Uint8Array | null>();
  try {
    for (const { path, bytes: content, problem } of readZip(bytes, LIMITS)) {
      found.set(path, content);
      if (problem) faults.push({ path, kind: "changed", message: `${path} was changed: ${problem}` });
    }
    return found;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    faults.push({ path: null, kind: "archive", message: `The archive cannot be read: ${error.message}` });
    return null;
  }
}

function readManifest(bytes: Uint8Array | null | undefined, faults: ArchiveFault[]): Manifest | null {
  if (bytes === null) return null;
  if (bytes === undefined) {
    faults.push({ path: MANIFEST, kind: "missing", message: `${MANIFEST} is missing` });
    return null;
  }
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    const message = `${MANIFEST} was changed: it is no manifest of the kind that this version knows`;
    faults.push({ path: MANIFEST, kind: "changed", message });
    return null;
  }
}

/** The key to check the signature with; null after a fault. */
function chooseKey(
  included: Uint8Array | null | undefined,
  manifest: Manifest | null,
  pinned: readonly string[],
  faults: ArchiveFault[],
): PublicKey | null {
  const own = included ? readPublicKey(Buffer.from(included).toString("utf8")) : null;
  const candidates = pinned.map((text) => readPublicKey(text)).concat(own);
  if (included === undefined) {
    faults.push({ path: PUBLIC_KEY, kind: "missing", message: `${PUBLIC_KEY} is missing` });
  } else if (included && (!own || (manifest && own.fingerprint !== manifest.key_fingerprint))) {
    const message = `${PUBLIC_KEY} was changed: it is not the key that the manifest names`;
    faults.push({ path: PUBLIC_KEY, kind: "changed", message });
  }
  if (!manifest) return own;
  const isKnown = pinned.length === 0 || fingerprintsOf(pinned).includes(manifest.key_fingerprint);
  if (!isKnown) {
    const message = `It was signed by the key ${manifest.key_fingerprint}, which is not the key you gave`;
    faults.push({ path: null, kind: "key", message });
  }
  return candidates.find((key) => key?.fingerprint === manifest.key_fingerprint) ?? null;
}

function fingerprintsOf(keys: readonly string[]): string[] {
  return keys.map((text) => readPublicKey(text)?.fingerprint ?? text.trim().toLowerCase());
}

function checkSignature(found: Found, key: PublicKey | null, faults: ArchiveFault[]) {
  const [manifest, signature] = [found.get(MANIFEST), found.get(SIGNATURE)];
  if (signature === undefined) {
    faults.push({ path: SIGNATURE, kind: "missing", message: `${SIGNATURE} is missing` });
  }
  if (!manifest || !signature || !key) return;
  const raw = decodeSignature(signature);
  if (!raw) {
    faults.push({
      path: SIGNATURE,
      kind: "changed",
      message: `${SIGNATURE} was changed: it is no signature`,
    });
  } else if (!verify(null, manifest, key.key, raw)) {
    const message = `${MANIFEST} or ${SIGNATURE} was changed: the signature does not fit`;
    faults.push({ path: MANIFEST, kind: "signature", message });
  }
}

function decodeSignature(bytes: Uint8Array): Buffer | null {
  const text = Buffer.from(bytes).toString("latin1");
  const raw = Buffer.from(text, "base64");
  return raw.length === 64 && `${raw.toString("base64")}\n` === text ? raw : null;
}

function checkFiles(found: Found, { files }: Manifest, faults: ArchiveFault[]) {
  const listed = new Set([MANIFEST, SIGNATURE, ...files.map(({ path }) => path)]);
  for (const { path, sha256, size } of files) {
    const bytes = found.get(path);
    if (bytes === undefined) {
      if (path !== PUBLIC_KEY) faults.push({ path, kind: "missing", message: `${path} is missing` });
    } else if (bytes !== null && (bytes.length !== size || hash(bytes) !== sha256)) {
      if (faults.some((fault) => fault.path === path)) continue;
      faults.push({
        path,
        kind: "changed",
        message: `${path} was changed: it is not what the manifest says`,
      });
    }
  }
  for (const path of found.keys()) {
    if (listed.has(path)) continue;
    faults.push({ path, kind: "extra", message: `${path} was added: the manifest does not name it` });
  }
}

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
