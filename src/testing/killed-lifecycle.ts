/**
 * A process of its own that runs the lifecycle job as the portal's worker does, and is killed when it has sent so many
 * statements that lock, write or commit. Ends with 0 when it was done before.
 *
 *   node … <database url> <now> <statements>
 */
import pg from "pg";
import { openDatabase } from "@/db/client";
import { systemContext } from "@/services/context";
import { runLifecycle } from "@/services/lifecycle/run";

const [url = "", now = "", most = ""] = process.argv.slice(2);
const STEP = /FOR UPDATE|\b(?:INSERT|UPDATE|DELETE)\b|^COMMIT/i;
let sent = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  const asked = args[0] as unknown as { text?: string } | string;
  const text = typeof asked === "string" ? asked : (asked.text ?? "");
  if (STEP.test(text)) sent++;
  const answer = query.apply(this, args);
  if (sent >= Number(most)) process.kill(process.pid, "SIGKILL");
  return answer;
} as typeof query;

const db = openDatabase(url, 4);
await runLifecycle(systemContext(db, "run_lifecycle", new Date(now), "killed"));
await db.close();
