import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { LIMITS } from "@/services/evidence-archive/format";
import { type ArchiveVerdict, verifyArchive } from "@/services/evidence-archive/verify";
import { readKeys } from "./keys";
import { EXIT, type Output, printable, UsageError } from "./output";

/**
 * `portolan verify evidence.zip [--key …]`: whether an evidence archive is as it was signed. Offline.
 * @returns the exit code, see `EXIT`
 */
export async function run(args: string[], { say }: Output): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { key: { type: "string", multiple: true, default: [] } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError("Name one archive: portolan verify evidence.zip");
  const verdict = verifyArchive(readArchive(file), { keys: readKeys(values.key) });
  for (const { message } of verdict.faults) say(`Touched: ${printable(message)}.`);
  if (!verdict.isGood) return EXIT.touched;
  say(praise(verdict));
  return EXIT.good;
}

function readArchive(file: string): Uint8Array {
  try {
    // One byte more than is allowed is refused as well, without reading a disk full of it.
    const isTooLarge = statSync(file).size > LIMITS.archiveBytes;
    return isTooLarge ? new Uint8Array(LIMITS.archiveBytes + 1) : readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function praise({ manifest, trust }: ArchiveVerdict): string {
  const { run_id: id, created_at: at, files, key_fingerprint: key } = manifest ?? {};
  const what = `run ${id}, archived ${at}, ${files?.length} files, nothing touched`;
  if (trust === "pinned") return `Good: ${what}. Signed by the key you gave, ${key}.`;
  return (
    `Good, by its own word: ${what}. It is signed by the key it brings along, ${key}, which anybody could have made: ` +
    "compare it with /.well-known/portolan-signing-keys of the registry, or verify with --key."
  );
}
