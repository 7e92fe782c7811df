/**
 * The floor: a bare node:http server that sends the same SQL as Portolan by prepared `pg` statements for one check and
 * one registration, and does nothing else: no validation, rate limit, error or log. Prints its port.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { openDatabase } from "@/db/client";
import { declaredStatement, sqlOn } from "@/db/sql";
import { newId } from "@/lib/id";
import "@/services/access/authenticate-key";
import "@/services/names/register";

const db = openDatabase(process.env.DATABASE_URL ?? "", 20);
const FIND_KEY = declaredStatement("api_key_by_hash");
const CHECK = declaredStatement("name_check");
const TAKE = declaredStatement("name_take");
const AUDIT = declaredStatement("audit_insert");
const EVENT = declaredStatement("event_insert");
const OUTBOX = declaredStatement("dns_outbox_delegation");
const POST = declaredStatement("ledger_post");

const namespace = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
const price = await db.prisma.price.findFirstOrThrow({
  where: { namespaceId: namespace.id, operation: "register" },
});

interface Key {
  id: string;
  account_id: string;
  name: string;
}

const findKey = async (request: IncomingMessage) => {
  const hash = createHash("sha256").update(String(request.headers["x-api-key"])).digest("hex");
  const [key] = await db.sql<Key>(FIND_KEY, [hash]);
  return key;
};

async function check(request: IncomingMessage): Promise<string> {
  await findKey(request);
  const label = request.url?.split("/").at(-1) ?? "";
  const [row] = await db.sql<{ expires_at: Date | null }>(CHECK, [namespace.id, label, `${label}.com.store`]);
  const price = { registration: 29.99, renewal: 29.99, currency: "USD" };
  const data = { subdomain: label, available: row?.expires_at === null, premium: false, price };
  return JSON.stringify({ success: true, data });
}

async function register(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const key = await findKey(request);
  if (!key) throw new Error("no key");
  const label: string = body.subdomain;
  const fqdn = `${label}.com.store`;
  await db.sql(CHECK, [namespace.id, label, fqdn]);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 365 * 86_400_000);
  const nameId = newId();
  const requestId = newId();
  const note = { autoTtl: false, comment: "", tags: [] };
  const rdata: string = body.dns_records[0].value;
  const records = [{ id: newId(), owner: "@", type: "A", ttl: 3600, rdata, ...note }];
  const payload = { subdomain: fqdn, registered_at: now, expires_at: expiresAt, auto_renew: false };
  const client = await db.pool.connect();
  const sql = sqlOn(client);
  try {
    await client.query("BEGIN");
    await sql(TAKE, [
      nameId,
      namespace.id,
      key.account_id,
      label,
      label,
      fqdn,
      now,
      expiresAt,
      false,
      true,
      false,
      newId(),
      JSON.stringify(records),
    ]);
    await sql(AUDIT, [
      now,
      requestId,
      "subdomain_v2",
      "api_key",
      key.id,
      key.name,
      "127.0.0.1",
      key.account_id,
      "names.register",
      "name",
      nameId,
      fqdn,
      null,
      JSON.stringify({ expiresAt, years: 1, autoRenew: false, amount: price.amount }),
    ]);
    await sql(EVENT, [
      newId(),
      "subdomain.registered",
      key.account_id,
      fqdn,
      JSON.stringify(payload),
      now,
      requestId,
    ]);
    await sql(OUTBOX, ["com.store", fqdn]);
    await sql(POST, [
      key.account_id,
      "USD",
      -price.amount,
      newId(),
      "register",
      `${fqdn}: registration, 1 year`,
      requestId,
      nameId,
      null,
      null,
      1,
      now,
      "revenue",
      key.id,
    ]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  return JSON.stringify({ success: true, data: payload });
}

const server = createServer((request, response) => {
  const work = request.method === "POST" ? register(request) : check(request);
  work.then(
    (body) => {
      response.writeHead(request.method === "POST" ? 201 : 200, {
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
