import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Database, openDatabase } from "@/db/client";
import { type Env, loadDotEnv, readEnv } from "@/env";
import { type LogVerdict, registeredKeys, verifyLogs } from "@/services/audit/verify-logs";
import { type PublicKey, readPublicKey } from "@/services/signing/public-key";
import { isFingerprint, readKeys } from "./keys";
import { EXIT, type Output, printable, UsageError } from "./output";
import { type Reached, reachDatabase } from "./reach-database";

/**
 * `portolan verify audit [--database-url …] [--key …] [--seen …]`: whether the sealed logs are as they were sealed.
 * @returns the exit code, see `EXIT`
 */
export async function run(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      "database-url": { type: "string" },
      key: { type: "string", multiple: true, default: [] },
      seen: { type: "string", multiple: true, default: [] },
    },
  });
  const wrong = values.seen.find((hash) => !isFingerprint(hash));
  if (wrong !== undefined) throw new UsageError("--seen takes the hash of a seal: 64 hex digits.");
  const keyTexts = readKeys(values.key);
  const given = values["database-url"];
  const env = given === undefined ? settings() : null;
  const reached: Reached =
    given !== undefined ? { url: given, release: async () => undefined } : await reachDatabase(env as Env);
  const db = openDatabase(reached.url, 2);
  try {
    // Whose errors have codes, which Prisma's words hide.
    await db.pool.query("select 1 from audit_seal limit 1");
    const { keys, words } = await chooseKeys(db, keyTexts, env);
    const verdicts = await verifyLogs(db, {
      keys,
      seen: values.seen.map((hash) => hash.toLowerCase()),
      now: new Date(),
      onProgress: (log, rows) => output.progress?.(`${log}: ${count(rows)} rows …`),
    });
    return report(verdicts, words, output);
  } catch (error) {
    throw readable(error);
  } finally {
    await db.close();
    await reached.release();
  }
}

function settings(): Env {
  loadDotEnv();
  return readEnv();
}

/** The keys whose checkpoints count, and whose they are in words. */
async function chooseKeys(
  db: Database,
  texts: readonly string[],
  env: Env | null,
): Promise<{ keys: readonly PublicKey[]; words: string }> {
  const registered = await registeredKeys(db);
  if (texts.length > 0) {
    const keys = texts.map((text) => {
      const found = isFingerprint(text)
        ? registered.find(({ fingerprint }) => fingerprint === text)
        : readPublicKey(text);
      if (!found) throw new UsageError(`The database knows no key ${text}: give the PEM file instead.`);
      return found;
    });
    return { keys, words: `the key you gave (${keys.map(({ fingerprint }) => fingerprint).join(", ")})` };
  }
  const file = env && (env.signingKeyFile ?? join(env.dataDir, "signing-key.pem"));
  const own = file && existsSync(file) ? readPublicKey(readFileSync(file, "utf8")) : null;
  if (own) return { keys: [own], words: `the key in ${file} (${own.fingerprint})` };
  return {
    keys: registered,
    words:
      "keys that the database itself names, which whoever changes rows could change too: better use --key",
  };
}

const count = (rows: number) => new Intl.NumberFormat("en").format(rows);

function report(verdicts: readonly LogVerdict[], words: string, { say }: Output): number {
  for (const { log, rows, seals, waiting, signed, fault } of verdicts) {
    const until = signed ? `, signed up to seal ${signed.sealId} of ${signed.at.toISOString()}` : "";
    const what = `${count(rows)} rows in ${count(seals)} seals fit${until}`;
    say(`${log}: ${what}; ${fault ? "then one does not" : `${count(waiting)} rows wait to be sealed`}.`);
    if (fault) say(`Touched: ${printable(fault.message)}.`);
  }
  const faults = verdicts.filter(({ fault }) => fault !== null);
  if (faults.some(({ fault }) => fault?.kind === "key")) {
    say("If the signing key was changed, give each key that has signed: --key <fingerprint or PEM file>.");
  }
  if (faults.length > 0) return EXIT.touched;
  say(`Good: nothing that is sealed was touched. Checked with ${words}.`);
  return EXIT.good;
}

/** What went wrong with the database, in one line. */
function readable(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === "42P01" || code === "42883" || code === "P2021") {
    return new UsageError("This database has no sealed logs: start this version of the portal on it first.");
  }
  const isConnection =
    typeof code === "string" && /^(ECONN|ENOTFOUND|EHOST|ETIMEDOUT|EAI_|28|3D000|08)/.test(code);
  if (isConnection) return new UsageError(`The database cannot be reached: ${message || code}.`);
  return error;
}
