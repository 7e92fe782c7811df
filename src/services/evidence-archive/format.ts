import * as z from "zod";

/**
 * The evidence archive of an OT&E run: a ZIP with `evidence.md`, `evidence.json`, `commands/<id>.json`, the public key,
 * a manifest with the SHA-256 of each of them, and a signature over the very bytes of the manifest.
 */
export const ARCHIVE_FORMAT = "portolan-ote-evidence/1";

export const MANIFEST = "manifest.json";
/** Base64 of the Ed25519 signature (RFC 8032) over the bytes of `manifest.json`. */
export const SIGNATURE = "manifest.sig";
/** PEM (SPKI) of the key that signed. Who verifies should know the key from elsewhere: this one anybody can replace. */
export const PUBLIC_KEY = "public-key.pem";

/** What an archive may be: far above the largest run, far below what would harm who opens it. */
export const LIMITS = {
  archiveBytes: 64 * 1_048_576,
  entries: 20_000,
  contentBytes: 256 * 1_048_576,
} as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  run_id: z.string().regex(/^[\w.-]{1,100}$/),
  created_at: z.iso.datetime(),
  /** SHA-256 of the DER public key (SPKI), hex. */
  key_fingerprint: digest,
  files: z
    .array(
      z.strictObject({ path: z.string().regex(/^[\w./-]{1,250}$/), sha256: digest, size: z.int().min(0) }),
    )
    .max(LIMITS.entries),
});
export type Manifest = z.infer<typeof manifestSchema>;
