/**
 * A process of its own that does one keyed create as the portal would, and is killed: `answering` after the commit, before
 * the answer is on its way; `working` in the midst of the command, when its standard input ends.
 *
 *   node … <database url> <API key> <domain> <idempotency key> answering|working
 */
import { openDatabase } from "@/db/client";
import { openRegistrarApi } from "./registrar-api";

const [url = "", key = "", domain = "", idempotencyKey = "", when = ""] = process.argv.slice(2);
const send = openRegistrarApi(openDatabase(url, 4));
const answer = send("POST", "/domains", { key, body: { domain, idempotency_key: idempotencyKey } });
if (when === "working") process.stdin.resume().on("end", () => process.kill(process.pid, "SIGKILL"));
await answer;
process.kill(process.pid, "SIGKILL");
