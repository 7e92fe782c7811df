/**
 * The floor of the registrar API: a bare node:http server that sends the same SQL as Portolan by prepared `pg` statements
 * for one check, one keyed create and one keyed renewal (the row of the command log and the idempotency record too), and
 * does nothing else: no validation, rate limit, rules, error or log. Prints its port.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { openDatabase } from "@/db/client";
import { declaredStatement, type Sql, type Statement, sqlOn } from "@/db/sql";
import { newId } from "@/lib/id";
import "@/services/registrar/execute";
import "@/services/channels/authenticate-channel-key";

const db = openDatabase(process.env.DATABASE_URL ?? "", 20);
const FIND_KEY = declaredStatement("channel_credential_by_hash");
const CHECK = declaredStatement("name_check");
const TAKE = declaredStatement("name_take");
const LOCK = declaredStatement("name_lock");
const AUDIT = declaredStatement("audit_insert");
const EVENT = declaredStatement("event_insert");
const OUTBOX = declaredStatement("dns_outbox_delegation");
const POST = declaredStatement("ledger_post");
const COMMAND = declaredStatement("registrar_command_insert");
const FIND_RECORD = declaredStatement("idempotency_find");
const PATIENCE = declaredStatement("idempotency_patience");
const CLAIM = declaredStatement("idempotency_claim");
const ENDURANCE = declaredStatement("idempotency_endurance");
const STORE = declaredStatement("idempotency_store");
const RENEW: Statement = {
  name: "floor_renew",
  text: `UPDATE name SET expires_at = expires_at + interval '1 year', last_renewed_at = $2, updated_at = $2
    WHERE id = $1::uuid RETURNING expires_at`,
};

const namespace = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "defiwallet" } });
const price = await db.prisma.price.findFirstOrThrow({
  where: { namespaceId: namespace.id, operation: "register" },
});
const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;

interface Key {
  id: string;
  account_id: string;
  name: string;
  channel_id: string;
}

/** A request with what every answer needs. */
interface Asked {
  readonly key: Key;
  readonly body: { domain: string; idempotency_key: string };
  readonly now: Date;
  readonly requestId: string;
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = String(request.headers.authorization).slice("Bearer ".length);
  const [key] = await db.sql<Key>(FIND_KEY, [createHash("sha256").update(text).digest("hex")]);
  if (!key) throw new Error("no key");
  return { key, body: JSON.parse(Buffer.concat(chunks).toString()), now: new Date(), requestId: newId() };
}

function command(
  { key, body, now, requestId }: Asked,
  name: string,
  domain: string,
  response: object,
): string {
  return JSON.stringify([
    {
      at: now,
      door: "registrar_v1",
      channelId: key.channel_id,
      keyId: key.id,
      command: name,
      domain,
      idempotencyKey: body.idempotency_key ?? null,
      status: "success",
      sandbox: false,
      replayOfId: null,
      httpStatus: 200,
      eppCode: 1000,
      errorCode: null,
      requestId,
      ip: "127.0.0.1",
      userAgent: null,
      request: { domain },
      response,
      effects: null,
      durationMicros: 1000,
    },
  ]);
}

async function check(request: IncomingMessage): Promise<object> {
  const asked = await read(request);
  const { domain } = asked.body;
  const [row] = await db.sql<{ expires_at: Date | null }>(CHECK, [
    namespace.id,
    domain.split(".")[0],
    domain,
  ]);
  const answer = { domain, available: row?.expires_at === null, price: { amount: "12.00", currency: "USD" } };
  const [logged] = await db.sql<{ id: number }>(COMMAND, [command(asked, "check_domain", domain, answer)]);
  return { success: true, audit_id: logged?.id, ...answer };
}

/** What a keyed command does, in one transaction with its idempotency record. */
async function once(
  asked: Asked,
  name: string,
  domain: string,
  work: (sql: Sql) => Promise<object>,
): Promise<object> {
  const { key, body, now } = asked;
  const scope = `channel:${key.channel_id}`;
  const hash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  await db.sql(FIND_RECORD, [scope, body.idempotency_key, now]);
  const client = await db.pool.connect();
  const sql = sqlOn(client);
  const until = new Date(now.getTime() + 30 * DAY_MS);
  try {
    await client.query("BEGIN");
    await sql(PATIENCE, []);
    await sql(CLAIM, [scope, body.idempotency_key, hash, now, until]);
    await sql(ENDURANCE, []);
    const answer = await work(sql);
    const [logged] = await sql<{ id: number }>(COMMAND, [command(asked, name, domain, answer)]);
    const text = JSON.stringify(answer);
    await sql(STORE, [scope, body.idempotency_key, 200, text, until]);
    await client.query("COMMIT");
    return { success: true, audit_id: logged?.id, ...answer };
  } finally {
    client.release();
  }
}

/** Audit, event and ledger of a change of a name. */
async function account(sql: Sql, asked: Asked, action: string, nameId: string, fqdn: string): Promise<void> {
  const { key, now, requestId } = asked;
  const who = ["registrar_v1", "channel", key.id, key.name, "127.0.0.1", key.account_id];
  const after = JSON.stringify({ years: 1, amount: price.amount });
  await sql(AUDIT, [now, requestId, ...who, `names.${action}`, "name", nameId, fqdn, null, after]);
  const payload = JSON.stringify({ subdomain: fqdn });
  await sql(EVENT, [newId(), `subdomain.${action}`, key.account_id, fqdn, payload, now, requestId]);
  const about = [action, `${fqdn}: 1 year`, requestId, nameId, null, null, 1, now, "revenue", key.id];
  await sql(POST, [key.account_id, "USD", -price.amount, newId(), ...about]);
}

async function create(request: IncomingMessage): Promise<object> {
  const asked = await read(request);
  const { key, now } = asked;
  const fqdn = asked.body.domain;
  const label = fqdn.split(".")[0];
  const expiresAt = new Date(now.getTime() + YEAR_MS);
  return once(asked, "create_domain", fqdn, async (sql) => {
    await sql(CHECK, [namespace.id, label, fqdn]);
    const nameId = newId();
    const of = [namespace.id, key.account_id, label, label, fqdn, now, expiresAt];
    await sql(TAKE, [nameId, ...of, false, true, false, newId(), "[]"]);
    await account(sql, asked, "register", nameId, fqdn);
    await sql(OUTBOX, ["defiwallet", fqdn]);
    return { domain: fqdn, registered_at: now, expires_at: expiresAt, state: "active" };
  });
}

async function renew(request: IncomingMessage): Promise<object> {
  const asked = await read(request);
  const fqdn = request.url?.split("/").at(-2) ?? "";
  return once(asked, "renew_domain", fqdn, async (sql) => {
    const [locked] = await sql<{ id: string }>(LOCK, [fqdn, asked.key.account_id]);
    if (!locked) throw new Error(`no name ${fqdn}`);
    const [row] = await sql<{ expires_at: Date }>(RENEW, [locked.id, asked.now]);
    await account(sql, asked, "renew", locked.id, fqdn);
    return { domain: fqdn, expires_at: row?.expires_at, state: "active" };
  });
}

function answer(request: IncomingMessage): Promise<object> {
  if (request.url?.endsWith("/check")) return check(request);
  return request.url?.endsWith("/renew") ? renew(request) : create(request);
}

const server = createServer((request, response) => {
  answer(request).then(
    (answered) => {
      const body = JSON.stringify(answered);
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error) => {
      response.writeHead(500);
      response.end(String(error));
    },
  );
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as { port: number }).port}\n`);
});
