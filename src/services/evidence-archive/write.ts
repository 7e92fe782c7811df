import { createHash } from "node:crypto";
import { type Zippable, zipSync } from "fflate";
import type { Signer } from "../signing/signer";
import { ARCHIVE_FORMAT, LIMITS, MANIFEST, type Manifest, PUBLIC_KEY, SIGNATURE } from "./format";

export interface ArchivedFile {
  /** `commands/17.json`: letters, digits, `.`, `_` and `-`, in folders. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface ArchiveFacts {
  readonly runId: string;
  readonly createdAt: Date;
}

/** Local time, which is what fflate writes: the same bytes in every time zone. The earliest that ZIP can say. */
const MTIME = new Date(1980, 0, 1);

/**
 * Writes and signs an archive: the same files, key and facts give the same bytes. `public-key.pem`, `manifest.json` and
 * `manifest.sig` are added.
 * @throws Error when a path is taken twice or the whole is larger than verifiers accept
 */
export function writeArchive(
  files: readonly ArchivedFile[],
  signer: Signer,
  facts: ArchiveFacts,
): Uint8Array {
  const all = [...files, { path: PUBLIC_KEY, content: signer.publicKeyPem }]
    .map(({ path, content }) => ({
      path,
      bytes: typeof content === "string" ? Buffer.from(content) : content,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  assertWithinLimits(all);
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    run_id: facts.runId,
    created_at: facts.createdAt.toISOString(),
    key_fingerprint: signer.fingerprint,
    files: all.map(({ path, bytes }) => ({
      path,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      size: bytes.length,
    })),
  };
  const signed = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const contents: Zippable = Object.fromEntries(all.map(({ path, bytes }) => [path, bytes]));
  contents[MANIFEST] = signed;
  contents[SIGNATURE] = Buffer.from(`${Buffer.from(signer.sign(signed)).toString("base64")}\n`);
  return zipSync(contents, { mtime: MTIME, level: 9 });
}

function assertWithinLimits(files: readonly { path: string; bytes: Uint8Array }[]) {
  const paths = new Set(files.map(({ path }) => path.toLowerCase()).concat(MANIFEST, SIGNATURE));
  if (paths.size !== files.length + 2) throw new Error("Two files of the archive have the same path");
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // The manifest takes its share.
  if (files.length > LIMITS.entries - 2 || total > LIMITS.contentBytes * 0.9) {
    throw new Error(`The evidence is larger than an archive may be: ${files.length} files, ${total} bytes`);
  }
}
