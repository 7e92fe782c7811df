import { createPublicKey, verify } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepKeyFile, openKeyFile } from "./ed25519-file";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "portolan-signing-"));
});
afterAll(() => rmSync(dir, { recursive: true }));

it("a key is made once, for its owner's eyes, and kept", () => {
  const file = join(dir, "deeper", "signing-key.pem");
  const first = keepKeyFile(file);
  const text = readFileSync(file, "utf8");
  expect(keepKeyFile(file).fingerprint).toBe(first.fingerprint);
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(dir, "deeper"))).toEqual(["signing-key.pem"]);
});

it("a signature is verified by the public key, and by no other text", () => {
  const signer = keepKeyFile(join(dir, "a.pem"));
  const signature = signer.sign(Buffer.from("harbour"));
  const key = createPublicKey(signer.publicKeyPem);
  expect(signature).toHaveLength(64);
  expect(verify(null, Buffer.from("harbour"), key, signature)).toBe(true);
  expect(verify(null, Buffer.from("harbours"), key, signature)).toBe(false);
  expect(signer.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

it("a file that is absent, or holds no Ed25519 key, stops with what to do", () => {
  expect(() => openKeyFile(join(dir, "absent.pem"))).toThrow(/absent\.pem cannot be read \(ENOENT\)/);
  writeFileSync(join(dir, "bad.pem"), "not a key");
  expect(() => openKeyFile(join(dir, "bad.pem"))).toThrow(/holds no Ed25519 private key/);
});
