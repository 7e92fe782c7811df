import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { buildSigner } from "@/testing/signer";
import { MANIFEST, PUBLIC_KEY, SIGNATURE } from "./format";
import { verifyArchive } from "./verify";
import { writeArchive } from "./write";

const signer = buildSigner();
const facts = { runId: "0199", createdAt: new Date("2026-11-21T09:00:00Z") };
const files = [
  { path: "evidence.md", content: "# OT&E evidence\n\nharbour.com.store → passed\n".repeat(20) },
  { path: "evidence.json", content: '{"steps":[]}\n' },
  { path: "commands/17.json", content: '{"command":"create_domain"}\n' },
];
const archive = writeArchive(files, signer, facts);

/** The archive with its files as `change` leaves them, zipped anew. */
function rezipped(change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const contents = unzipSync(archive);
  change(contents);
  return zipSync(contents);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const pathsOf = (bytes: Uint8Array, keys?: string[]) =>
  verifyArchive(bytes, { keys }).faults.map(({ kind, path }) => `${kind} ${path}`);

describe("an archive", () => {
  it("is good as it was written, and says whose word that is", () => {
    expect(verifyArchive(archive)).toMatchObject({ isGood: true, faults: [], trust: "self_asserted" });
    expect(verifyArchive(archive, { keys: [signer.fingerprint] })).toMatchObject({
      isGood: true,
      trust: "pinned",
    });
    expect(verifyArchive(archive, { keys: [signer.publicKeyPem] }).isGood).toBe(true);
    const { manifest } = verifyArchive(archive);
    expect(manifest).toMatchObject({ run_id: "0199", created_at: "2026-11-21T09:00:00.000Z" });
    expect(manifest?.files.map(({ path }) => path)).toEqual([
      "commands/17.json",
      "evidence.json",
      "evidence.md",
      "public-key.pem",
    ]);
  });

  it("has the same bytes each time", () => {
    expect(Buffer.compare(writeArchive(files.toReversed(), signer, facts), archive)).toBe(0);
  });

  it("stays good when somebody unpacks it and packs it again", () => {
    expect(verifyArchive(rezipped(() => undefined)).isGood).toBe(true);
  });

  it("refuses to be written with two files of one path", () => {
    const twice = [...files, { path: "Evidence.md", content: "" }];
    expect(() => writeArchive(twice, signer, facts)).toThrow("the same path");
  });
});

describe("a touched archive names the file", () => {
  it.each(["evidence.md", "evidence.json", "commands/17.json"])("%s", (path) => {
    const touched = rezipped((all) => {
      all[path] = flipped(all[path] ?? new Uint8Array(), 5);
    });
    expect(pathsOf(touched)).toEqual([`changed ${path}`]);
    expect(pathsOf(touched, [signer.fingerprint])).toEqual([`changed ${path}`]);
  });

  it("a missing file, and one that was added", () => {
    expect(pathsOf(rezipped((all) => void delete all["commands/17.json"]))).toEqual([
      "missing commands/17.json",
    ]);
    const added = rezipped((all) => {
      all["commands/18.json"] = strToU8("{}");
    });
    expect(pathsOf(added)).toEqual(["extra commands/18.json"]);
  });

  it("the manifest, at every byte of it", () => {
    const length = unzipSync(archive)[MANIFEST]?.length ?? 0;
    for (let at = 0; at < length; at++) {
      const touched = rezipped((all) => {
        all[MANIFEST] = flipped(all[MANIFEST] ?? new Uint8Array(), at);
      });
      const { isGood, faults } = verifyArchive(touched, { keys: [signer.publicKeyPem] });
      expect(isGood).toBe(false);
      expect(faults.some(({ path, kind }) => path === MANIFEST || kind === "key")).toBe(true);
    }
  });

  it("the signature, at every byte of it", () => {
    const length = unzipSync(archive)[SIGNATURE]?.length ?? 0;
    for (let at = 0; at < length; at++) {
      const touched = rezipped((all) => {
        all[SIGNATURE] = flipped(all[SIGNATURE] ?? new Uint8Array(), at);
      });
      expect(
        verifyArchive(touched)
          .faults.map(({ message }) => message)
          .join(),
      ).toMatch(/manifest\.sig was changed/);
    }
  });

  it("the public key: another one, a broken one, none", () => {
    const other = buildSigner();
    const replace = (pem: string) =>
      rezipped((all) => {
        all[PUBLIC_KEY] = strToU8(pem);
      });
    expect(pathsOf(replace(other.publicKeyPem))).toEqual([`changed ${PUBLIC_KEY}`]);
    expect(pathsOf(replace("x"))).toEqual([`changed ${PUBLIC_KEY}`]);
    expect(pathsOf(rezipped((all) => void delete all[PUBLIC_KEY]))).toEqual([`missing ${PUBLIC_KEY}`]);
  });

  it("the manifest and signature, when they are missing", () => {
    expect(pathsOf(rezipped((all) => void delete all[MANIFEST]))).toContain(`missing ${MANIFEST}`);
    expect(pathsOf(rezipped((all) => void delete all[SIGNATURE]))).toEqual([`missing ${SIGNATURE}`]);
  });

  it("one that somebody else signed is good only to who pins no key", () => {
    const forged = writeArchive(files, buildSigner(), facts);
    expect(verifyArchive(forged)).toMatchObject({ isGood: true, trust: "self_asserted" });
    expect(pathsOf(forged, [signer.fingerprint])).toEqual(["key null"]);
    expect(pathsOf(forged, [signer.publicKeyPem])).toEqual(["key null"]);
  });
});

it("no byte of the archive can be flipped so that it verifies with other content", () => {
  const original = JSON.stringify(unzipSync(archive));
  for (let at = 0; at < archive.length; at++) {
    const touched = flipped(archive, at);
    if (!verifyArchive(touched).isGood) continue;
    // Fields that say nothing of the content: times, versions, attributes.
    expect(JSON.stringify(unzipSync(touched))).toBe(original);
  }
});
